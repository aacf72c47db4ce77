import { z } from 'zod'
import type { Label } from './label.ts'

/** One thing a caller may ask for. A route is data: HTTP, the web client, the CLI and OpenAPI all read it. */
export type Route<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  /**
   * query reads; action changes, in one transaction with its audit line; upload is an action that
   * carries one file (multipart); download reads and answers with a file.
   */
  kind: 'query' | 'action' | 'upload' | 'download'
  /** Verb and path below /api; `:name` segments are fields of the input. */
  address: Address
  /** What the audit log, the menus and refusals call it. */
  title: Label
  input: Input
  output: Output
}

type Address = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`
type Shape<I extends z.ZodType, O extends z.ZodType> = { title: Label; input: I; output: O }

/** Reads and changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  address: `GET /${string}`,
  shape: Shape<I, O>,
): Route<I, O> {
  return { kind: 'query', address, ...shape }
}

/** Changes something: runs in one transaction and leaves one line in the audit log. */
export function action<I extends z.ZodType, O extends z.ZodType>(
  address: `${'POST' | 'PUT' | 'DELETE'} /${string}`,
  shape: Shape<I, O>,
): Route<I, O> {
  return { kind: 'action', address, ...shape }
}

/** An action that carries one file; the operation receives it as `context.file`. */
export function upload<I extends z.ZodType, O extends z.ZodType>(
  address: `POST /${string}`,
  shape: Shape<I, O>,
): Route<I, O> {
  return { kind: 'upload', address, ...shape }
}

/** A file that leaves the server. */
export type FileAnswer = { name: string; type: string; bytes: Uint8Array }
const FileAnswer = z.custom<FileAnswer>()

/** A file too large to be held: it leaves piece by piece while it is made. */
export type StreamedFile = { name: string; type: string; pieces: AsyncIterable<Uint8Array> }
const StreamedFile = z.custom<StreamedFile>()

/** Reads and answers with a file that streams. */
export function stream<I extends z.ZodType>(
  address: `GET /${string}`,
  shape: { title: Label; input: I },
): Route<I, typeof StreamedFile> {
  return { kind: 'download', address, ...shape, output: StreamedFile }
}

/** Reads and answers with a file. */
export function download<I extends z.ZodType>(
  address: `GET /${string}`,
  shape: { title: Label; input: I },
): Route<I, typeof FileAnswer> {
  return { kind: 'download', address, ...shape, output: FileAnswer }
}
