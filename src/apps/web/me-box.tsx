import { Button } from 'antd'
import { label } from '../../base/label.ts'
import { roleLabels } from '../../base/role.ts'
import { signOut } from '../../modules/sessions/routes.ts'
import { useAction } from '../../ui/client.ts'
import { Go } from '../../ui/go.tsx'
import { useWords } from '../../ui/language.ts'
import { useSurroundings } from '../../ui/surroundings.ts'

/** Who has signed in, in which roles, and the way out. */
export function MeBox() {
  const say = useWords()
  const { me } = useSurroundings()
  const leave = useAction(signOut)
  if (me === undefined) return null
  return (
    <div className="me-box">
      <b>{me.name}</b>
      {me.body === undefined ? null : <span>{me.body}</span>}
      <span>{me.roles.map((role) => say(roleLabels[role])).join(' · ')}</span>
      <Go to="/me">{say(words.mine)}</Go>
      <Go to="/sign-in">{say(words.other)}</Go>
      <Button block loading={leave.isPending} onClick={() => leave.mutateAsync({}).then(outside)}>
        {say(signOut.title)}
      </Button>
      {leave.error === null ? null : <small role="alert">{say(words.failed)}</small>}
    </div>
  )
}

/** With a fresh page, so that nothing of what was read stays behind. */
function outside(): void {
  window.location.assign('/sign-in')
}

const words = {
  mine: label('我的账号', 'My account'),
  other: label('换一个区或身份', 'Another district or role'),
  failed: label('没有退出成功,请重试', 'Signing out failed; try again'),
}
