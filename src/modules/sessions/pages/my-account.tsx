import { Radio } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { roleLabels } from '../../../base/role.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { setLanguage, useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { sessionList } from '../lists.ts'
import { changePassword, endSession, listSessions, whoAmI } from '../routes.ts'
import type { Me, Session } from '../schema.ts'
import { founderFields } from './founder-fields.ts'

/** One's own account: who one is here, password, where one is signed in, language. */
export function MyAccountPage() {
  const me = useRoute(whoAmI, {})
  return <Loaded from={me}>{(known) => <Known me={known} />}</Loaded>
}

function Known({ me }: { me: Me }) {
  const say = useWords()
  const roles = me.roles.map((role) => say(roleLabels[role])).join(' · ')
  const details = { name: me.name, account: me.account ?? '—', roles }
  return (
    <Page title={words.title} answer={say(me.trying ? words.trying : words.answer, details)}>
      <Section title={changePassword.title}>
        {me.trying ? <p className="hint">{say(words.noPassword)}</p> : <NewPassword />}
      </Section>
      <SessionsSection me={me} />
      <Section title={words.language}>
        <LanguageChoice />
      </Section>
    </Page>
  )
}

function NewPassword() {
  const say = useWords()
  const [changed, setChanged] = useState(0)
  return (
    <>
      {changed === 0 ? null : <p role="status">{say(words.changed)}</p>}
      <Form
        key={changed}
        route={changePassword}
        fields={{ newPassword: founderFields.password }}
        will={words.willChange}
        done={() => setChanged(changed + 1)}
      />
    </>
  )
}

/** An administrator sees the whole district's sessions here, everybody else their own. */
function SessionsSection({ me }: { me: Me }) {
  const say = useWords()
  const sessions = useRoute(listSessions, {})
  const everybody = me.roles.includes('administrator')
  return (
    <Section title={everybody ? words.all : words.own} note={say(words.sessionsNote)}>
      <Loaded from={sessions} empty={{ what: words.none }}>
        {(rows) => (
          <DataTable
            list={sessionList}
            input={{}}
            rows={rows}
            cells={{
              current: (row) => (row.current ? say(words.here) : <Ending chosen={[row]} />),
            }}
            selected={(chosen) => <Ending chosen={chosen} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

function Ending({ chosen }: { chosen: readonly Session[] }) {
  const end = useAction(endSession)
  return (
    <Confirm
      act={endSession.title}
      will={words.willEnd}
      run={async () => {
        for (const { session } of chosen) await end.mutateAsync({ session })
      }}
    />
  )
}

function LanguageChoice() {
  const language = useLanguage()
  return (
    <Radio.Group
      aria-label="语言 Language"
      value={language}
      onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'zh')}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}

const words = {
  title: label('我是谁,在哪里登录着?', 'Who am I here, and where am I signed in?'),
  answer: label('{name}(账号 {account}),角色:{roles}。', '{name} (account {account}): {roles}.'),
  trying: label('{name},试用身份,角色:{roles}。', '{name}, trying the product as {roles}.'),
  noPassword: label(
    '试用身份没有口令,只能在本机使用。',
    'Trying needs no password and works on this machine only.',
  ),
  changed: label(
    '口令已修改,其他地方的登录已结束。',
    'The password is changed; you are signed out everywhere else.',
  ),
  willChange: label(
    '修改后,您在其他地方的登录立即结束。',
    'You will be signed out everywhere else at once.',
  ),
  here: label('本次', 'this one'),
  own: label('我的会话', 'My sessions'),
  all: label('本区的会话', 'Sessions of this district'),
  sessionsNote: label('选中后可以结束', 'Select to end'),
  none: label('没有会话。', 'No sessions.'),
  willEnd: label(
    '选中的登录立即结束,未保存的内容会丢失;可以重新登录。',
    'The chosen sessions end at once and unsaved work is lost; signing in again is possible.',
  ),
  language: label('语言', 'Language'),
}
