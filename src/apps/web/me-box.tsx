import { Button } from 'antd'
import { label } from '../../base/label.ts'
import { roleLabels } from '../../base/role.ts'
import { signOut } from '../../modules/sessions/routes.ts'
import { useGo } from '../../ui/address.ts'
import { useAction } from '../../ui/client.ts'
import { useWords } from '../../ui/language.ts'
import { useSurroundings } from '../../ui/surroundings.ts'

/** Who has signed in, in which roles, and the way out. */
export function MeBox() {
  const say = useWords()
  const go = useGo()
  const { me } = useSurroundings()
  const leave = useAction(signOut)
  if (me === undefined) return null
  return (
    <div className="me-box">
      <b>{me.name}</b>
      {me.body === undefined ? null : <span>{me.body}</span>}
      <span>{me.roles.map((role) => say(roleLabels[role])).join(' · ')}</span>
      <Button
        block
        loading={leave.isPending}
        onClick={() => leave.mutate({}, { onSuccess: () => go('/sign-in') })}
      >
        {say(signOut.title)}
      </Button>
      {leave.error === null ? null : <small role="alert">{say(words.failed)}</small>}
    </div>
  )
}

const words = {
  failed: label('没有退出成功,请重试', 'Signing out failed; try again'),
}
