// Who may import whom. Read it top to bottom: every arrow not drawn here is forbidden.
const { existsSync, readdirSync } = require('node:fs')

/** Each module and the modules it may use, through their doors. The order is a story: people, the plan, its numbers, what they mean, what is told about them. */
const modules = {
  people: [],
  sessions: ['people'],
  audit: ['people'],
  rules: [],
  plan: ['people'],
  indicators: ['people', 'plan'],
  observations: ['people', 'plan', 'indicators'],
  imports: ['people', 'plan', 'indicators', 'observations'],
  packages: ['people', 'plan', 'indicators', 'observations'],
  standings: ['people', 'plan', 'indicators', 'observations', 'counts'],
  review: ['people', 'plan', 'indicators', 'observations', 'packages', 'standings'],
  closing: ['people', 'plan', 'indicators', 'observations', 'standings'],
  objections: ['people', 'plan', 'indicators', 'observations', 'standings'],
  bulletins: [
    'people',
    'plan',
    'indicators',
    'observations',
    'packages',
    'standings',
    'objections',
    'certificates',
    'cultivation',
    'requests',
  ],
  enterprises: ['people', 'plan', 'indicators', 'observations'],
  requests: ['people', 'enterprises'],
  certificates: ['people', 'plan', 'indicators', 'observations', 'enterprises'],
  registers: ['people', 'plan', 'indicators', 'observations', 'enterprises'],
  cultivation: [
    'people',
    'rules',
    'plan',
    'indicators',
    'observations',
    'enterprises',
    'certificates',
    'registers',
    'requests',
  ],
  intake: [
    'people',
    'plan',
    'indicators',
    'observations',
    'imports',
    'enterprises',
    'certificates',
    'registers',
    'cultivation',
    'requests',
  ],
  counts: [
    'people',
    'plan',
    'indicators',
    'observations',
    'enterprises',
    'certificates',
    'registers',
  ],
  'enterprise-file': [
    'people',
    'rules',
    'observations',
    'enterprises',
    'certificates',
    'registers',
    'cultivation',
    'requests',
  ],
  desk: [
    'people',
    'plan',
    'indicators',
    'observations',
    'imports',
    'packages',
    'standings',
    'objections',
    'bulletins',
    'enterprises',
  ],
}
/**
 * What of a declared neighbour stands open. Its operations are the only way to what it keeps, so that a
 * neighbour is asked under the same permission as a user. Its pure files (schema, routes, lists and the
 * verbs) hold no state and no permission: a formula or a standing is judged in one place and used by
 * all. Closed are its store and its pages, but for a control by which a reader chooses one of its
 * nouns (`pages/<noun>-choice.tsx`): that belongs on other desks' pages, and src/ui cannot know routes.
 */
const doors = '((?!(|[^/]*-)store\\.ts$)[^/]+\\.ts|pages/[a-z-]+-choice\\.tsx)$'

/** Each layer and the layers below it. */
const layers = {
  base: [],
  rules: ['base'],
  server: ['base', 'rules'],
  ui: ['base'],
  modules: ['base', 'rules', 'server', 'ui'],
  apps: ['base', 'rules', 'server', 'ui', 'modules'],
}

const test = '\\.test\\.tsx?$'

const layerRules = Object.entries(layers).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} may import only: ${below.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: test },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...below].join('|')})/` },
}))

const moduleRules = Object.entries(modules).map(([module, uses]) => ({
  name: `module-${module}`,
  comment: `modules/${module} may enter only the doors (operations and pure files, pages/*-choice.tsx; never store or pages) of: ${uses.join(', ') || 'no other module'}`,
  severity: 'error',
  from: { path: `^src/modules/${module}/`, pathNot: test },
  to: {
    path: '^src/modules/',
    pathNot: [
      `^src/modules/${module}/`,
      ...(uses.length === 0 ? [] : [`^src/modules/(${uses.join('|')})/${doors}`]),
    ],
  },
}))

const insideRules = [
  {
    name: 'sql-lives-in-stores',
    comment: 'only store.ts speaks SQL inside a module; split a store by noun as <noun>-store.ts',
    from: { path: '^src/modules/', pathNot: `((^|-|/)store\\.ts|${test})` },
    to: { path: 'node_modules/(kysely|pg)/' },
  },
  {
    name: 'pure-files-stay-pure',
    comment: 'a judgement, a schema or a table of routes knows neither server nor screen',
    from: {
      path: '^src/modules/[^/]+/[^/]+\\.ts$',
      pathNot: `((-|/)(store|operations)\\.ts|${test})`,
    },
    to: { path: '^src/(server|ui)/|/(store|operations)\\.ts$|/pages/' },
  },
  {
    name: 'pages-see-pure-files',
    comment: 'a page reaches the server through routes alone',
    from: { path: '^src/modules/[^/]+/pages/', pathNot: test },
    to: { path: '^src/server/|(/|-)(store|operations)\\.ts$' },
  },
  {
    name: 'web-never-imports-server',
    comment: 'the browser reaches the server through routes alone',
    from: { path: '^src/apps/web/', pathNot: test },
    to: { path: '^src/server/|^src/apps/(server|cli)/|(/|-)(store|operations)\\.ts$' },
  },
]

module.exports = {
  forbidden: [
    ...layerRules,
    ...moduleRules,
    ...insideRules.map((rule) => ({ ...rule, severity: 'error' })),
    {
      name: 'unlisted-module',
      severity: 'error',
      comment: 'add the module to the table at the top of dependency-rules.cjs',
      from: { path: '^src/modules/', pathNot: `^src/modules/(${Object.keys(modules).join('|')})/` },
      to: {},
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'nothing imports it and it imports nothing: delete it, or use it',
      from: { orphan: true, path: '^src/', pathNot: '(\\.d\\.ts$|\\.css$|/public/)' },
      to: {},
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: `(^src/testing/|${test})` },
      to: { path: `(^src/testing/|${test})` },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'the file or package does not exist',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}

// A module that stands in the table and not on the disk is a line that says nothing.
for (const module of Object.keys(modules)) {
  if (!existsSync(`src/modules/${module}`)) throw new Error(`dependency-rules.cjs lists ${module}`)
}
if (readdirSync('src/modules').length < Object.keys(modules).length)
  throw new Error('dependency-rules.cjs lists more modules than exist')
