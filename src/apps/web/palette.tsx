import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { label } from '../../base/label.ts'
import { useGo } from '../../ui/address.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useWords } from '../../ui/language.ts'
import { useFindings } from './find.ts'
import type { Finding } from './findings.ts'

/** Search over everything, from everywhere: Ctrl K, type, arrow, Enter. */
export function Palette() {
  const say = useWords()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="bar-search" onClick={() => setOpen(true)}>
        {say(words.search)}
        <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Dialog says={say(words.search)} look="palette" close={() => setOpen(false)}>
          <Search close={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}

function Search({ close }: { close: () => void }) {
  const say = useWords()
  const go = useGo()
  const list = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { found, asking } = useFindings(text)
  const at = Math.min(active, Math.max(0, found.length - 1))

  function follow(finding: Finding | undefined): void {
    if (finding === undefined) return
    close()
    go(finding.address)
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter ends a pinyin that is being typed; it does not choose yet.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(found.length - 1, at + step)))
    else if (event.key === 'Enter') follow(found[at])
    else return
    event.preventDefault()
  }

  return (
    <div className="palette-box">
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field
        autoFocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        aria-label={say(words.search)}
        placeholder={say(words.hint)}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Findings {...{ list, found, at, follow }} />
      {found.length === 0 ? (
        <p className="palette-none">{say(asking ? words.asking : words.none)}</p>
      ) : null}
    </div>
  )
}

type ListProps = {
  list: string
  found: readonly Finding[]
  at: number
  follow: (finding: Finding) => void
}

function Findings({ list, found, at, follow }: ListProps) {
  const say = useWords()
  return (
    <div id={list} role="listbox" aria-label={say(words.results)} className="palette-list">
      {found.map((finding, index) => (
        <button
          key={`${finding.kind.en} ${finding.address} ${finding.title}`}
          id={`${list}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="palette-line"
          onClick={() => follow(finding)}
        >
          <span className="palette-kind">{say(finding.kind)}</span>
          <b>{finding.title}</b>
          <span className="palette-detail">{finding.detail}</span>
        </button>
      ))}
    </div>
  )
}

const words = {
  search: label('查找', 'Search'),
  hint: label(
    '企业、代码、条款、指标、单位、页面;可用拼音',
    'Enterprise, code, clause, indicator, body, page; pinyin works',
  ),
  results: label('查找结果', 'Results'),
  none: label(
    '没有找到;换个说法,或用拼音首字母',
    'Nothing found; try other words or pinyin initials',
  ),
  asking: label('正在查找…', 'Searching…'),
}
