import { Button } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { accountList } from '../lists.ts'
import { createAccount, listAccounts } from '../routes.ts'
import type { Account, OneTimeCode } from '../schema.ts'
import { AccountDrawer } from './account-drawer.tsx'
import { cardFields } from './card-fields.ts'
import { HandedOver } from './handed-over.tsx'

/** Who has an account here, and everything an administrator does to one. */
export function AccountsPage() {
  const say = useWords()
  const accounts = useRoute(listAccounts, {})
  const here = useHere()
  const shown = useDrawer('account')
  const making = useDrawer('make')
  const [code, setCode] = useState<OneTimeCode>()
  const [moment] = useMoment()
  const keeps = useMay(['administrator']) && moment.kind !== 'past'
  const one = accounts.data?.find((each) => each.account === shown.shown)
  return (
    <Page
      title={words.title}
      answer={accounts.data === undefined ? undefined : say(words.answer, counts(accounts.data))}
      tools={
        keeps ? (
          <Button type="primary" onClick={() => making.open('new')}>
            {say(createAccount.title)}
          </Button>
        ) : null
      }
      paper="landscape"
    >
      {code === undefined ? null : <HandedOver code={code} close={() => setCode(undefined)} />}
      <Loaded from={accounts} empty={{ what: words.empty }}>
        {(rows) => (
          <DataTable
            list={accountList}
            input={{}}
            rows={rows}
            opens={(row) => here({ account: row.account })}
          />
        )}
      </Loaded>
      {keeps && making.shown !== undefined ? (
        <FormDrawer
          route={createAccount}
          fields={cardFields}
          draft="new"
          will={words.willCode}
          close={making.close}
          done={(made) => {
            making.close()
            setCode(made)
          }}
        />
      ) : null}
      {one === undefined ? null : (
        <AccountDrawer account={one} keeps={keeps} close={shown.close} handOver={setCode} />
      )}
    </Page>
  )
}

function counts(rows: readonly Account[]) {
  const count = (status: Account['status']) => rows.filter((row) => row.status === status).length
  return {
    active: count('active'),
    locked: count('locked'),
    disabled: count('disabled'),
    waiting: rows.filter((row) => row.awaitsPassword).length,
  }
}

const words = {
  title: label('谁能进来,能做什么?', 'Who can come in, and do what?'),
  answer: label(
    '启用 {active} 个(其中 {waiting} 个还没有设口令),锁定 {locked} 个,停用 {disabled} 个。',
    '{active} active ({waiting} of them without a password yet), {locked} locked, {disabled} disabled.',
  ),
  empty: label('本区还没有账号。', 'This district has no accounts yet.'),
  willCode: label(
    '建立后显示一次性口令,只显示这一次;请当面或电话交给本人。',
    'A one-time code is shown, this once; hand it over in person or by telephone.',
  ),
}
