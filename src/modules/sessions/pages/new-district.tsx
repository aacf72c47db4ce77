import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty, Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { openDistrict, whoAmI } from '../routes.ts'
import { founderFields } from './founder-fields.ts'
import { goOn, Threshold } from './threshold.tsx'

/** A district of one's own: its name, its code, and its first administrator in one form. */
export function NewDistrictPage() {
  const say = useWords()
  const me = useRoute(whoAmI, {})
  return (
    <Threshold>
      <Page
        title={words.title}
        answer={say(words.answer)}
        above={<Go to="/sign-in">{say(words.back)}</Go>}
      >
        <Loaded from={me}>
          {({ mayOpenDistrict, account }) =>
            mayOpenDistrict ? (
              <Form
                route={openDistrict}
                start={{ alsoOfficer: account === null }}
                fields={{
                  account: { ...founderFields.account, title: words.account },
                  name: { ...founderFields.name, title: words.name },
                  password: { ...founderFields.password, title: words.password },
                  alsoOfficer: founderFields.alsoOfficer,
                  districtName: { help: words.nameHelp },
                  districtNameEn: { help: words.nameEnHelp },
                  regionCode: { help: words.codeHelp },
                }}
                will={words.will}
                done={({ roles }) => goOn(roles)}
              />
            ) : (
              <Empty what={words.notHere} who={words.who} />
            )
          }
        </Loaded>
      </Page>
    </Threshold>
  )
}

const words = {
  title: label('新建哪个区?', 'Which district is new?'),
  answer: label(
    '各区的数据彼此隔开;建好后从导入方案开始。',
    'Districts see nothing of each other. Once open, begin by loading your plan.',
  ),
  back: label('← 换一个区', '← Another district'),
  nameHelp: label('如 江津区', 'Such as 江津区'),
  nameEnHelp: label(
    '如 Jiangjin District;网址代号由它生成,不能再改',
    'Such as Jiangjin District; the key in addresses is made of it and cannot be changed',
  ),
  codeHelp: label(
    '六位行政区划代码,如 500116;填 000000 建立试用区,各处标明“演示数据”',
    'Six digits, such as 500116; 000000 opens a trial district, marked as demonstration data throughout',
  ),
  account: label('管理员账号', 'Administrator’s account'),
  name: label('管理员姓名', 'Administrator’s name'),
  password: label('管理员口令', 'Administrator’s password'),
  will: label(
    '建立后您将以该区首位管理员的身份进入。',
    'You will enter the district as its first administrator.',
  ),
  notHere: label('这里不能新建区。', 'A district cannot be opened from here.'),
  who: label(
    '由已有真实区的管理员登录后办理;全新安装时,在本机打开本页即可办理。',
    'It is done by the administrator of a real district after signing in; on a fresh installation, by whoever opens this page on the machine itself.',
  ),
}
