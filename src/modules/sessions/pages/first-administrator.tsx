import { z } from 'zod'
import { filled, label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty, Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { openDistricts } from '../../people/routes.ts'
import type { OpenDistrict } from '../../people/schema.ts'
import { createFirstAdministrator } from '../routes.ts'
import { founderFields } from './founder-fields.ts'
import { goOn, Threshold } from './threshold.tsx'

const Text = z.string().optional()

/** A district where nobody is yet gets the person who lets the others in. */
export function FirstAdministratorPage() {
  const say = useWords()
  const [district = ''] = useAddress('district', Text, undefined)
  const districts = useRoute(openDistricts, {})
  return (
    <Threshold>
      <Page
        title={words.title}
        answer={say(words.answer)}
        above={<Go to="/sign-in">{say(words.back)}</Go>}
      >
        <Loaded from={districts}>
          {(all) => <Founding district={all.find((each) => each.district === district)} />}
        </Loaded>
      </Page>
    </Threshold>
  )
}

function Founding({ district }: { district: OpenDistrict | undefined }) {
  const say = useWords()
  if (district === undefined) return <Empty what={words.unknown} />
  if (!district.needsAdministrator)
    return (
      <Empty
        what={words.taken}
        action={<Go to={`/enter?district=${district.district}`}>{say(words.signIn)}</Go>}
      />
    )
  const given = { district: district.district }
  return (
    <Form
      route={createFirstAdministrator}
      given={district.needsSetupCode ? given : { ...given, setupCode: undefined }}
      start={{ alsoOfficer: !district.needsSetupCode }}
      fields={{ ...founderFields, setupCode: { help: words.codeHelp } }}
      will={filled(words.will, { zh: district.name, en: district.nameEn })}
      done={({ roles }) => goOn(roles)}
    />
  )
}

const words = {
  title: label('谁来管理这个区?', 'Who administers this district?'),
  answer: label(
    '首位管理员开通其他人的账号;系统没有预设账号,口令只有本人知道。',
    'The first administrator opens the others’ accounts. There is no preset account, and nobody else knows the password.',
  ),
  back: label('← 换一个区', '← Another district'),
  unknown: label('没有这个区。', 'There is no such district.'),
  taken: label('该区已有管理员。', 'This district has its administrator.'),
  signIn: label('去登录', 'Sign in'),
  codeHelp: label(
    '服务器启动时打印在控制台上,用一次即失效',
    'Printed on the server’s console; works once',
  ),
  will: label(
    '建立后您将以管理员身份进入{zh},此后这里须登录才能进入。',
    'You will enter {en} as its administrator; from then on it takes an account to enter.',
  ),
}
