import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { View } from '../base/list.ts'
import { keep, kept } from './kept.ts'
import { useWords } from './language.ts'
import { Menu } from './menu.tsx'

const Saved = z.array(z.object({ name: z.string(), view: View }))
type Saved = z.infer<typeof Saved>

type Props = { list: string; view: View; setView: (view: View) => void }

/** Views the reader has named; kept in this browser. To share one, share the address. */
export function SavedViews({ list, view, setView }: Props) {
  const say = useWords()
  const [saved, setSaved] = useState(() => savedFor(list))
  const [name, setName] = useState('')
  const current = JSON.stringify(view)

  function store(next: Saved): void {
    keep(placeOf(list), JSON.stringify(next))
    setSaved(next)
  }

  function save(): void {
    const title = name.trim()
    if (title === '') return
    store([...saved.filter((each) => each.name !== title), { name: title, view }])
    setName('')
  }

  return (
    <Menu words={say(words.views)} active={false}>
      <div className="view-list">
        {saved.length === 0 ? <p className="hint">{say(words.none)}</p> : null}
        {saved.map((each) => (
          <div key={each.name} className="view-line">
            <button
              type="button"
              className="text-button"
              aria-pressed={JSON.stringify(each.view) === current}
              onClick={() => setView(each.view)}
            >
              {each.name}
            </button>
            <button
              type="button"
              className="text-button"
              aria-label={say(words.forget, { name: each.name })}
              onClick={() => store(saved.filter((other) => other !== each))}
            >
              ×
            </button>
          </div>
        ))}
        <div className="view-save">
          <Input
            size="small"
            aria-label={say(words.name)}
            placeholder={say(words.name)}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : save())}
          />
          <Button size="small" onClick={save}>
            {say(words.save)}
          </Button>
        </div>
      </div>
    </Menu>
  )
}

function savedFor(list: string): Saved {
  try {
    return Saved.catch([]).parse(JSON.parse(kept(placeOf(list)) ?? '[]'))
  } catch {
    return []
  }
}

function placeOf(list: string): string {
  return `ceyuan.views.${list}`
}

const words = {
  views: label('视图', 'Views'),
  none: label('把现在的条件和列存成视图,下次一点就到', 'Save conditions and columns as a view'),
  name: label('视图名称', 'Name of the view'),
  save: label('保存', 'Save'),
  forget: label('删除视图“{name}”', 'Delete the view “{name}”'),
}
