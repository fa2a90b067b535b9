import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { refusalsIn, textsIn } from './said-by-server.fixture.ts'
import { sentences } from './sentences/index.ts'
import { fetchSentences, translate } from './translate.ts'

before(fetchSentences)

/** Words that neither of the other languages has. */
const english = /\b(?:the|is|was|were|of|this|that|there|and|not|are|with|than|only)\b/

function assertTranslated(said: readonly { readonly file: string; readonly text: string }[]): void {
  const left = said.flatMap(({ file, text }) =>
    ['es', 'pt'].flatMap((language) => {
      const words = translate(language, text)
      return words === text || english.test(words) ? [`${file}: ${text}\n  → ${language}: ${words}`] : []
    }),
  )
  assert.deepEqual(left, [])
}

test('every sentence has the same slots in the other languages', () => {
  const slots = (text: string): string[] =>
    [...text.matchAll(/\{(?:\.\.\.)?\w+\}/g)].map(([slot]) => slot).toSorted()
  for (const [text, [spanish, portuguese]] of Object.entries(sentences)) {
    assert.deepEqual(slots(spanish), slots(text), text)
    assert.deepEqual(slots(portuguese), slots(text), text)
  }
})

/** Parts that only the command line and the start of a server reach: what they say is for who runs the machine. */
const forWhoRunsIt =
  /^(?:server\/(?:settings|installation|demo|run|web-app|lake\/snapshot-installation)|store\/(?:audit\/(?:checkpoint|trail)|backup|database\/(?:open|folder|request)|installation|keys\/(?:check|field-key-file)|migrations))/

test('every refusal of the server and the store is said in each language', () => {
  const refusals = refusalsIn('server/**/*.ts', 'store/**/*.ts').filter(
    ({ file }) => !forWhoRunsIt.test(file),
  )
  assert.ok(refusals.length > 200, String(refusals.length))
  assertTranslated(refusals)
})

test('what the gates and the watch of models find is said in each language', () => {
  const files = ['lifecycle/retrain/*.ts', 'lifecycle/monitor/watch/*.ts']
  const found = textsIn(['finding', 'toDo'], ...files).filter(({ text }) => !/^7 |is 7 7 times/.test(text))
  assert.ok(found.length > 20, String(found.length))
  assertTranslated(found)
})

test('as what an experiment with two versions ends is said in each language', () => {
  const files = ['lifecycle/monitor/compare/judge-split.ts', 'server/models/look-at-split.ts']
  const said = textsIn(['words', 'toDo'], ...files).filter(({ text }) => text !== '7')
  assert.ok(said.length > 5, String(said.length))
  assertTranslated(said)
  assert.equal(
    translate('es', 'The challenger does better by +0.041 (+0.012 to +0.070) on 320 people.'),
    'La versión nueva es mejor en +0,041 (+0,012 a +0,070) con 320 personas.',
  )
})

test('what a kind of record does not allow is said in each language', () => {
  assertTranslated(textsIn(['message'], 'people/entities/**/*.ts'))
})

test('questions of models and what must never be done with scores are said in each language', () => {
  assertTranslated(
    textsIn(
      ['question', 'subject', 'review', 'mustNever'],
      'usecases/{attrition,performance,bring-your-own}/*.ts',
    ),
  )
})

test('every feature of the catalogue is called something in each language', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/features.md'), 'utf8')
  const meanings = [...page.matchAll(/^\| `[a-z]+_\w+` \| ([^|]+) \|/gm)].map(([, text]) => text!)
  assert.ok(meanings.length > 140, String(meanings.length))
  assertTranslated(meanings.map((text) => ({ file: 'docs/features.md', text })))
})

test('slots are filled in the language of the reader, and what is quoted stays as it was written', () => {
  assert.equal(translate('es', 'The job is waiting already.'), 'La tarea ya está así: a la espera.')
  assert.equal(
    translate('pt', 'The import is checked; this takes one that is read or mapped.'),
    'A importação está assim: verificada; isto pede uma que esteja: leitura ou por verificar.',
  )
  assert.equal(
    translate('es', 'The sheet has no column "the pay".'),
    'La hoja no tiene ninguna columna "the pay".',
  )
})

test('a finding of several sentences is said sentence by sentence, with figures as the reader writes them', () => {
  const finding =
    'gender: The model would select 13.9 % of "Female" and 17.4 % of "Male": a ratio of 0.80 (95 % interval 0.61 to 1.05), below four fifths, but chance could explain it (p = 0.11, two-proportion z test). Watch it as more people are added. One different selection would turn this finding. In the data the outcome is found in 14.0 % and 18.0 % of them. One group has fewer than 30 people and is shown without a conclusion.'
  assert.equal(
    translate('es', finding),
    'género: El modelo seleccionaría al 13,9 % de "Female" y al 17,4 % de "Male": una razón de 0,80 (intervalo del 95 %: 0,61 a 1,05), por debajo de cuatro quintos, pero el azar podría explicarlo (p = 0,11, prueba z de dos proporciones). Obsérvelo a medida que haya más personas. Una sola selección distinta daría la vuelta a esta conclusión. En los datos el desenlace se da en el 14,0 % y el 18,0 % de ellos. Un grupo tiene menos de 30 personas y se muestra sin conclusión.',
  )
  assert.doesNotMatch(translate('pt', finding), english)
  const shown =
    'The model would select 16.0 % of "F" and 16.2 % of "M": a ratio of 0.98 (95 % interval 0.71 to 1.36), above four fifths, and no difference is shown (p = 0.92, two-proportion z test). That does not show that there is none: this many people would show only ratios of 0.59 or less (80 % power). 2 groups have fewer than 30 people and are shown without a conclusion.'
  for (const language of ['es', 'pt']) assert.doesNotMatch(translate(language, shown), english)
  assert.equal(
    translate(
      'es',
      'auc 0.762 (95 % interval 0.688 to 0.824); guessing has 0.5. It was not compared with a champion.',
    ),
    'AUC 0,762 (intervalo del 95 %: 0,688 a 0,824); adivinando, 0,5. No se ha comparado con la versión que responde.',
  )
})

test('what has no translation stays as it was said, and so does everything in English', () => {
  assert.equal(translate('es', 'Nobody has ever said this.'), 'Nobody has ever said this.')
  assert.equal(translate('en', 'This account may not do this.'), 'This account may not do this.')
  assert.equal(translate('es', 'Elena pidió esto.'), 'Elena pidió esto.')
})
