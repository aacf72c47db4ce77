import { z } from 'zod'
import { filled, label } from '../../../base/label.ts'
import { allRoles, type Role, roleLabels } from '../../../base/role.ts'
import { useAddress } from '../../../ui/address.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded, Refused } from '../../../ui/loaded.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { openDistricts } from '../../people/routes.ts'
import type { OpenDistrict } from '../../people/schema.ts'
import { tryAs, whoAmI } from '../routes.ts'
import { goOn, Threshold } from './threshold.tsx'

const Next = z.string().optional()

/** The first page of the house: which district, and as whom. */
export function WelcomePage() {
  const districts = useRoute(openDistricts, {})
  return (
    <Threshold>
      <Page title={words.title}>
        <Loaded from={districts} empty={{ what: words.none, action: <NewDistrict /> }}>
          {(found) => (
            <>
              {found.map((each) =>
                each.tryAs ? (
                  <Trying key={each.district} district={each} />
                ) : (
                  <Entering key={each.district} district={each} />
                ),
              )}
              <NewDistrict />
            </>
          )}
        </Loaded>
      </Page>
    </Threshold>
  )
}

function nameOf({ name, nameEn }: OpenDistrict) {
  return { zh: name, en: nameEn }
}

/** A demonstration district on this machine: the people one can be, and what each comes for. */
function Trying({ district }: { district: OpenDistrict }) {
  const say = useWords()
  const [next] = useAddress('next', Next, undefined)
  const trying = useAction(tryAs)
  // As a promise: who has entered sees the frame, and this page is gone before the answer is read.
  const enter = (role: Role) =>
    trying.mutateAsync({ district: district.district, role }).then(
      ({ roles }) => goOn(roles, next),
      () => undefined,
    )
  const name = filled(words.demonstration, { zh: district.name, en: district.nameEn })
  return (
    <Section title={name} note={say(words.tryNote)}>
      <p className="hint">{say(words.tryWhat)}</p>
      <ul className="role-list">
        {allRoles.map((role) => (
          <li key={role}>
            <button
              type="button"
              className="role-choice"
              disabled={trying.isPending}
              onClick={() => enter(role)}
            >
              <b>{say(roleLabels[role])}</b>
              <span>{say(wants[role])}</span>
              <i>{say(words.try)}</i>
            </button>
          </li>
        ))}
      </ul>
      {trying.error === null ? null : <Refused refusal={refusalOf(trying.error)} />}
    </Section>
  )
}

function Entering({ district }: { district: OpenDistrict }) {
  const say = useWords()
  const { needsAdministrator, needsSetupCode } = district
  const query = `?${new URLSearchParams({ district: district.district })}`
  return (
    <Section title={nameOf(district)}>
      <p className="hint">{say(hintFor(district))}</p>
      {needsAdministrator ? (
        <>
          {needsSetupCode ? <p className="hint">{say(words.codeNeeded)}</p> : null}
          <Go to={`/first-administrator${query}`} look="action">
            {say(words.first)}
          </Go>
        </>
      ) : (
        <Go to={`/enter${query}`} look="action">
          {say(words.signIn)}
        </Go>
      )}
    </Section>
  )
}

function hintFor({ needsAdministrator, demonstration }: OpenDistrict) {
  if (demonstration) return words.demonstrationElsewhere
  return needsAdministrator ? words.nobodyYet : words.realDistrict
}

function NewDistrict() {
  const say = useWords()
  const me = useRoute(whoAmI, {})
  const may = me.data?.mayOpenDistrict ?? false
  return (
    <Section title={words.other}>
      {may ? (
        <Go to="/new-district">{say(words.open)}</Go>
      ) : (
        <p className="hint">{say(me.data?.trying ? words.leaveFirst : words.openElsewhere)}</p>
      )}
    </Section>
  )
}

/** One line for each role: what this person comes for. */
const wants = {
  leader: label(
    '一页看清:哪里落后、为什么、要我定什么',
    'One page: what is off track, why, and what to decide',
  ),
  officer: label(
    '收数、核对、出通报,不再重复录一个数',
    'Collect, check and issue the bulletin; never retype a number',
  ),
  reporter: label(
    '只报自己的数,留下报送凭证',
    'Report only one’s own numbers, with proof of having done so',
  ),
  street: label(
    '本周该走访哪几户、为什么、差哪一步',
    'Which firms to visit this week, why, and what each is short of',
  ),
  statistics: label('排名之前,逐个核准数值', 'Approve each value before anybody is ranked by it'),
  auditor: label(
    '回到任一时点,看谁改了什么、凭什么',
    'Go back to any moment: who changed what, and on what ground',
  ),
  administrator: label(
    '开通账号、分配角色;默认看不到业务数据',
    'Open accounts and give roles; sees no business data by default',
  ),
} as const

const words = {
  title: label('进入哪个区?', 'Which district?'),
  none: label('这里还没有区。', 'There is no district here yet.'),
  demonstration: label('{zh} · 演示数据', '{en} · demonstration data'),
  tryNote: label('无需口令', 'No password needed'),
  tryWhat: label(
    '虚构的区,五年数据,时点停在 2025 年三季度收数之后;可以随意动手,不影响真实数据。选一个身份进入:',
    'A fictional district with five years of data, standing still just after the third quarter of 2025; do as you like, no real data is touched. Enter as:',
  ),
  try: label('试用 →', 'Try →'),
  nobodyYet: label(
    '真实的区,只载有已公布的数值;还没有人使用,请先设置首位管理员。',
    'A real district with published values only; nobody works here yet. Begin with its first administrator.',
  ),
  realDistrict: label(
    '真实的区。没有账号请联系本区管理员。',
    'A real district. For an account ask its administrator.',
  ),
  demonstrationElsewhere: label(
    '演示区,全部为演示数据;在这里须用账号进入。',
    'A demonstration district, all data are made up; from here it takes an account.',
  ),
  codeNeeded: label(
    '需要服务器控制台打印的一次性设置码。',
    'It takes the one-time setup code from the server’s console.',
  ),
  first: label('设置首位管理员', 'Create the first administrator'),
  signIn: label('登录', 'Sign in'),
  other: label('其他区', 'Another district'),
  open: label('新建一个区', 'Open a new district'),
  leaveFirst: label(
    '新建真实的区,请先退出演示区。',
    'To open a real district, sign out of the demonstration first.',
  ),
  openElsewhere: label(
    '新建区由已有区的管理员登录后办理。',
    'A new district is opened by the administrator of an existing one, after signing in.',
  ),
}
