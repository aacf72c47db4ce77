import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { label, titleOf } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { Office } from '../schema.ts'

type Props = {
  proposed: Office
  draft: (office: Office) => Promise<void>
}

const texts = ['body', 'mark', 'numberWord', 'addressee', 'copyTo', 'note'] as const

/** Who issues the paper and to whom; what the office used last stands there already. */
export function OfficeForm({ proposed, draft }: Props) {
  const say = useWords()
  const may = useMay(['officer'])
  const [office, setOffice] = useState(proposed)
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>()
  const ready = Office.safeParse(office).success

  async function go(): Promise<void> {
    setWorking(true)
    setError(undefined)
    try {
      await draft(Office.parse(office))
    } catch (thrown) {
      setError(thrown)
    } finally {
      setWorking(false)
    }
  }

  return (
    <form
      className="office-form"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      {texts.map((name) => (
        <div key={name}>
          <label htmlFor={`office-${name}`}>{say(titleOf(Office.shape[name]))}</label>
          <Input
            id={`office-${name}`}
            value={office[name]}
            onChange={(event) => setOffice({ ...office, [name]: event.target.value })}
          />
          {name === 'numberWord' ? <span className="hint">{say(words.numberHelp)}</span> : null}
        </div>
      ))}
      <Checkbox
        checked={office.sealed}
        onChange={(event) => setOffice({ ...office, sealed: event.target.checked })}
      >
        {say(words.sealed)}
      </Checkbox>
      {error === undefined ? null : <Refused refusal={refusalOf(error)} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={working} disabled={!ready || !may}>
          {say(words.draft)}
        </Button>
        {may ? null : <span className="hint">{say(words.mayNot)}</span>}
      </div>
    </form>
  )
}

const words = {
  numberHelp: label(
    '只写机关代字,如“江科领办发”;年份和序号签发时编',
    'only the office’s own word, without year and number: these come at issue',
  ),
  sealed: label('加盖印章(留出印章位置,系统不画印章)', 'sealed (room is left; no seal is drawn)'),
  draft: label('生成草稿', 'Write the draft'),
  mayNot: label('由专员起草', 'drafted by the plan officer'),
}
