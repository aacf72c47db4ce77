import { Button } from 'antd'
import { label } from '../base/label.ts'
import { useWords } from './language.ts'
import { Refused } from './loaded.tsx'
import { Page } from './page.tsx'
import { refusalOf } from './refusal.ts'

/** Catches what a page throws, so that the frame, the menu and the way back stay. */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  const say = useWords()
  return (
    <Page title={words.title}>
      <Refused refusal={refusalOf(error)} again={reset} />
      <details className="fault-detail">
        <summary>{say(words.detail)}</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
      <Button onClick={() => location.reload()}>{say(words.reload)}</Button>
    </Page>
  )
}

const words = {
  title: label('这一页出了故障', 'This page failed'),
  detail: label('给管理员看的细节', 'Details for the administrator'),
  reload: label('重新载入本页', 'Reload the page'),
}
