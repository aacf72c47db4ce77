#!/usr/bin/env node
/** The command line: the same operations as over HTTP. Exit 0: done; 1: refused; 2: not understood. */
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
