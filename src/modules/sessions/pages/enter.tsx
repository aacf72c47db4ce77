import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { z } from 'zod'
import { filled, label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Page } from '../../../ui/page.tsx'
import { type Refusal, refusalOf } from '../../../ui/refusal.ts'
import { openDistricts } from '../../people/routes.ts'
import { signIn } from '../routes.ts'
import { goOn, Threshold } from './threshold.tsx'

const Text = z.string().optional()

/** Signing in to one district; somebody with a one-time code chooses a password here. */
export function EnterPage() {
  const say = useWords()
  const [district = ''] = useAddress('district', Text, undefined)
  const found = useRoute(openDistricts, {}).data?.find((each) => each.district === district)
  const name = { zh: found?.name ?? district, en: found?.nameEn ?? district }
  return (
    <Threshold>
      <Page
        title={filled(words.title, { zh: name.zh, en: name.en })}
        above={<Go to="/sign-in">{say(words.back)}</Go>}
      >
        <SignInForm district={district} />
      </Page>
    </Threshold>
  )
}

function SignInForm({ district }: { district: string }) {
  const say = useWords()
  const [next] = useAddress('next', Text, undefined)
  const [typed, setTyped] = useState({ account: '', password: '', newPassword: '' })
  const [choosing, setChoosing] = useState(false)
  const action = useAction(signIn)
  const refusal = action.error === null ? undefined : refusalOf(action.error)
  const type = (field: keyof typeof typed) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }))

  function send(event: FormEvent): void {
    event.preventDefault()
    const { newPassword, ...claim } = typed
    const asked = { district, ...claim, ...(choosing && { newPassword }) }
    // As a promise: who has entered sees the frame, and this page is gone before the answer is read.
    action.mutateAsync(asked).then(
      ({ roles }) => goOn(roles, next),
      (error: unknown) => {
        if (refusalOf(error).code === 'people.choosePassword') setChoosing(true)
      },
    )
  }

  return (
    <form className="form" onSubmit={send}>
      <Said refusal={refusal} />
      <Line title={say(words.account)}>
        {(id) => (
          <Input
            id={id}
            value={typed.account}
            onChange={(event) => type('account')(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            required
            autoFocus
          />
        )}
      </Line>
      <Line title={say(choosing ? words.code : words.password)} help={say(words.passwordHelp)}>
        {(id) => (
          <Input.Password
            id={id}
            value={typed.password}
            onChange={(event) => type('password')(event.target.value)}
            autoComplete="current-password"
            required
          />
        )}
      </Line>
      {choosing ? (
        <Line title={say(words.newPassword)} help={say(words.newPasswordHelp)}>
          {(id) => (
            <Input.Password
              id={id}
              value={typed.newPassword}
              onChange={(event) => type('newPassword')(event.target.value)}
              autoComplete="new-password"
              required
              autoFocus
            />
          )}
        </Line>
      ) : null}
      <div className="acts form-acts">
        <Button type="primary" htmlType="submit" loading={action.isPending}>
          {say(choosing ? words.setAndEnter : signIn.title)}
        </Button>
      </div>
    </form>
  )
}

/** To be asked for one's own password is the next step, not a fault; both are said on top. */
function Said({ refusal }: { refusal: Refusal | undefined }) {
  const say = useWords()
  if (refusal === undefined) return null
  return (
    <div className="fault-list" role="alert">
      <p>{say(refusal.message)}</p>
      <ul>
        {refusal.places.map(({ code, message }) => (
          <li key={code}>{say(message)}</li>
        ))}
      </ul>
    </div>
  )
}

type LineProps = { title: string; help?: string; children: (id: string) => ReactNode }

function Line({ title, help, children }: LineProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {title}
      </label>
      {help === undefined ? null : <p className="field-help">{help}</p>}
      {children(id)}
    </div>
  )
}

const words = {
  title: label('登录{zh}', 'Sign in to {en}'),
  back: label('← 换一个区', '← Another district'),
  account: label('账号', 'Account'),
  password: label('口令', 'Password'),
  code: label('一次性口令', 'One-time code'),
  passwordHelp: label(
    '首次登录或重置后,填管理员交给您的一次性口令',
    'The first time, or after a reset: the one-time code from your administrator',
  ),
  newPassword: label('新口令', 'New password'),
  newPasswordHelp: label(
    '至少 10 个字符;几个不相干的词连起来最好记也最难猜',
    'At least 10 characters; a few unrelated words are easy to keep and hard to guess',
  ),
  setAndEnter: label('设置口令并进入', 'Set password and enter'),
}
