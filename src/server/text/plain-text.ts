/** How a plain text was written down; the officer is told when it was not UTF-8. */
export type Decoded = { text: string; encoding: 'UTF-8' | 'UTF-16' | 'GB18030' }

/** Reads bytes as text: by its mark, else as UTF-8, UTF-16 without a mark, or GB18030. Undefined when they are no text. */
export function decoded(bytes: Uint8Array): Decoded | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return read(bytes.subarray(3), 'utf-8', 'UTF-8')
  if (first === 0xff && second === 0xfe) return read(bytes.subarray(2), 'utf-16le', 'UTF-16')
  if (first === 0xfe && second === 0xff) return read(bytes.subarray(2), 'utf-16be', 'UTF-16')
  return (
    read(bytes, 'utf-8', 'UTF-8') ??
    wide(bytes, 'utf-16le') ??
    wide(bytes, 'utf-16be') ??
    read(bytes, 'gb18030', 'GB18030')
  )
}

function read(
  bytes: Uint8Array,
  label: string,
  encoding: Decoded['encoding'],
): Decoded | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return isText(text) && !text.includes('\0') ? { text, encoding } : undefined
  } catch {
    return undefined
  }
}

/** Characters; a longer text has stops or line ends, and other bytes taken for UTF-16 have none. */
const SHORT = 40

/** UTF-16 without a mark: nearly every unit is then Chinese, a mark or ASCII, and there are line ends. */
function wide(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): Decoded | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const found = read(bytes, label, 'UTF-16')
  const sample = found?.text.slice(0, 4096) ?? ''
  const usual = sample.match(/[\t\n\r -~\u2010-\u2026\u3000-\u301f\u4e00-\u9fa5\uff01-\uff5e]/g)
  const parted = sample.length < SHORT || /[\n\u3000-\u3002\uff0c\uff1b\uff1a]/.test(sample)
  return parted && (usual?.length ?? 0) > sample.length * 0.95 ? found : undefined
}

/** A text has no control characters but tabs, line ends and page breaks, and few characters nobody assigned. */
function isText(text: string): boolean {
  const sample = text.slice(0, 65_536)
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if (code === 0) return false
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) odd += 1
    else if ((code >= 0xe000 && code < 0xf900) || code === 0xfffd) odd += 1
  }
  return odd <= sample.length / 200
}
