import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { useGo } from '../../../ui/address.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { registerFirm } from '../../enterprises/routes.ts'

/** Registers one firm; lists come through the import centre. */
export function RegisterFirm() {
  const say = useWords()
  const go = useGo()
  const drawer = useDrawer('register')
  return (
    <>
      <Button onClick={() => drawer.open('firm')}>{say(registerFirm.title)}</Button>
      {drawer.shown === undefined ? null : (
        <FormDrawer
          title={registerFirm.title}
          close={drawer.close}
          route={registerFirm}
          draft="new"
          act={words.act}
          done={({ code }) => go(`/enterprises/${code}`)}
        />
      )}
    </>
  )
}

const words = { act: label('登记', 'Register') }
