import { label } from '../base/label.ts'
import { Go } from './go.tsx'
import { useWords } from './language.ts'
import { Empty } from './loaded.tsx'
import { Page } from './page.tsx'

/** An address of ours where there is nothing. */
export function PageMissing() {
  const say = useWords()
  return (
    <Page title={words.title}>
      <Empty
        what={words.what}
        who={words.why}
        action={
          <Go to="/" look="action">
            {say(words.home)}
          </Go>
        }
      />
    </Page>
  )
}

const words = {
  title: label('没有这一页', 'There is no such page'),
  what: label('这个地址下没有内容', 'There is nothing at this address'),
  why: label(
    '链接可能抄漏了,或内容已经移走;按 Ctrl K 可以按条款、指标、单位查找',
    'The link may be cut short, or the content has moved. Ctrl K finds clauses, indicators and bodies',
  ),
  home: label('回工作台', 'Back to the desk'),
}
