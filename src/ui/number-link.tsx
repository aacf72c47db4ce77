import { type ReactNode, useState } from 'react'
import { label } from '../base/label.ts'
import { useDrawer } from './drawer.tsx'
import { useWords } from './language.ts'
import type { Provenance } from './provenance.ts'
import { ProvenanceDrawer } from './provenance-drawer.tsx'

/** Under this name the address keeps which number's provenance is open. */
export const provenanceName = 'of'

type Props = {
  /** The ledger's own number of the value, opened at `?of=…`; or, for a computed one, all of it. */
  of: string | Provenance
  children: ReactNode
}

/** A number that opens where it comes from. Its dotted baseline says so before it is touched. */
export function NumberLink({ of, children }: Props) {
  return typeof of === 'string' ? (
    <StoredNumber id={of}>{children}</StoredNumber>
  ) : (
    <MadeNumber of={of}>{children}</MadeNumber>
  )
}

function StoredNumber({ id, children }: { id: string; children: ReactNode }) {
  const say = useWords()
  const { shown, open } = useDrawer(provenanceName)
  return (
    <button
      type="button"
      className="number-link"
      title={say(words.open)}
      aria-expanded={shown === id}
      onClick={() => open(id)}
    >
      {children}
    </button>
  )
}

function MadeNumber({ of, children }: { of: Provenance; children: ReactNode }) {
  const say = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="number-link"
        title={say(words.open)}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {open ? <ProvenanceDrawer of={of} close={() => setOpen(false)} /> : null}
    </>
  )
}

const words = { open: label('看来历', 'Where this comes from') }
