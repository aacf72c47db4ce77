import { Button } from 'antd'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import type { OneTimeCode } from '../schema.ts'
import './handed-over.css'

/** A one-time code, to be written down now: nobody can show it again. */
export function HandedOver({ code, close }: { code: OneTimeCode; close: () => void }) {
  const say = useWords()
  return (
    <Section title={words.title}>
      <div role="status">
        <p>{say(words.what, { account: code.account })}</p>
        <p className="one-time-code">{code.code}</p>
        <p className="hint">{say(words.next, { expires: clockText(code.expires) })}</p>
      </div>
      <div className="acts handed-over no-print">
        <Button onClick={() => void navigator.clipboard?.writeText(code.code)}>
          {say(words.copy)}
        </Button>
        <Button onClick={close}>{say(words.handed)}</Button>
      </div>
    </Section>
  )
}

const words = {
  title: label('一次性口令', 'One-time code'),
  what: label('账号 {account} 的一次性口令,只显示这一次:', 'For {account}, shown this once:'),
  next: label(
    '{expires} 前有效。本人登录时填它,随即设置自己的口令;之前的口令已失效。',
    'Valid until {expires}. Its owner signs in with it and chooses a password; any earlier one no longer works.',
  ),
  copy: label('复制', 'Copy'),
  handed: label('已交给本人', 'Handed over'),
}
