import type { z } from 'zod'
import { clockText } from '../../../base/calendar.ts'
import { filled, label, titleOf } from '../../../base/label.ts'
import { roleLabels } from '../../../base/role.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { editAccount, resetPassword, setAccountStatus } from '../routes.ts'
import { Account, accountStatusLabels, type OneTimeCode } from '../schema.ts'
import { cardFields } from './card-fields.ts'

type Props = {
  account: Account
  /** True for an administrator who stands in the present. */
  keeps: boolean
  close: () => void
  handOver: (code: OneTimeCode) => void
}

/** One account: what it is, and the acts of an administrator upon it. */
export function AccountDrawer({ account, keeps, close, handOver }: Props) {
  return (
    <Drawer title={account.name} close={close} width={480}>
      <Facts account={account} />
      {keeps ? (
        <>
          <Section title={words.access}>
            <Acts account={account} close={close} handOver={handOver} />
          </Section>
          <Section title={editAccount.title}>
            <Form
              key={account.account}
              route={editAccount}
              given={{ account: account.account }}
              start={{ name: account.name, body: account.body ?? '', roles: account.roles }}
              fields={cardFields}
              draft={account.account}
              act={words.save}
              done={close}
            />
          </Section>
        </>
      ) : null}
    </Drawer>
  )
}

function Facts({ account }: { account: Account }) {
  const say = useWords()
  const { shape } = Account
  const moment = (text: string | null) => (text === null ? '—' : clockText(text))
  const facts: [z.ZodType, string][] = [
    [shape.account, account.account],
    [shape.body, account.body ?? '—'],
    [shape.roles, account.roles.map((role) => say(roleLabels[role])).join(' · ')],
    [shape.status, say(accountStatusLabels[account.status])],
    [shape.lastSignIn, moment(account.lastSignIn)],
    [shape.created, moment(account.created)],
  ]
  if (account.lockedUntil !== null) facts.push([shape.lockedUntil, moment(account.lockedUntil)])
  return (
    <dl className="facts">
      {facts.map(([field, text]) => (
        <div key={say(titleOf(field))} className="fact">
          <dt>{say(titleOf(field))}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Acts({ account: { account, name, status }, close, handOver }: Omit<Props, 'keeps'>) {
  const say = useWords()
  const setStatus = useAction(setAccountStatus)
  const reset = useAction(resetPassword)
  const who = { name, account }
  if (status === 'disabled')
    return (
      <div className="acts">
        <Confirm
          act={words.enable}
          will={filled(words.willEnable, who)}
          run={() => setStatus.mutateAsync({ account, status: 'active' })}
        />
      </div>
    )
  return (
    <div className="acts">
      <Confirm
        act={resetPassword.title}
        will={filled(words.willReset, who)}
        run={async () => {
          handOver(await reset.mutateAsync({ account }))
          close()
        }}
      />
      <Confirm
        act={words.disable}
        will={filled(words.willDisable, who)}
        run={() => setStatus.mutateAsync({ account, status: 'disabled' })}
      />
      {status === 'locked' ? <span className="hint">{say(words.locked)}</span> : null}
    </div>
  )
}

const words = {
  access: label('进出', 'Access'),
  save: label('保存修改', 'Save'),
  enable: label('启用', 'Enable'),
  disable: label('停用', 'Disable'),
  willEnable: label(
    '{name}({account})可以重新登录,口令不变;已结束的会话不会恢复。',
    '{name} ({account}) can sign in again with the same password; ended sessions stay ended.',
  ),
  willDisable: label(
    '{name}({account})的会话立即结束,不能再登录;其做过的事和登记的数都保留。可以再启用。',
    'Every session of {name} ({account}) ends at once and they cannot sign in; what they did stays. It can be enabled again.',
  ),
  willReset: label(
    '{name}({account})的口令和会话立即失效,改用一次性口令进入。',
    'The password and every session of {name} ({account}) end at once; a one-time code takes their place.',
  ),
  locked: label('重置口令同时解除锁定', 'A reset also ends the lock'),
}
