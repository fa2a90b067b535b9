import { createHash } from 'node:crypto'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import type { StudyResult } from '../study/study-result.ts'
import { attrition } from './fixtures/attrition.ts'
import { fixtures } from './fixtures/index.ts'
import { productivity } from './fixtures/productivity.ts'
import { rating } from './fixtures/rating.ts'
import { nestingFault, pageOutline, plainText, readTags } from './fixtures/read-page.ts'
import { refused } from './fixtures/refused.ts'
import { renderProfile, renderReport } from './index.ts'

const pages = new Map([
  ...Object.entries(fixtures).map(([name, result]) => [name, renderReport(result)] as const),
  ['profile', renderProfile(attrition.profile, { name: attrition.file })] as const,
])

for (const [name, page] of pages) {
  const tags = readTags(page)

  test(`${name}: says what it was last read to say`, (t) => {
    const path = fileURLToPath(new URL(`snapshots/${name}.txt`, import.meta.url))
    t.assert.fileSnapshot(pageOutline(page), path, { serializers: [(outline: string) => outline] })
  })

  test(`${name}: tags nest, ids are unique, and every reference leads somewhere`, () => {
    assert.equal(nestingFault(tags), undefined)
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
    assert.equal(new Set(ids).size, ids.length)
    const references = tags.flatMap(({ attributes }) => [
      ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
      ...(attributes.get('href')?.startsWith('#') ? [attributes.get('href')!.slice(1)] : []),
    ])
    assert.deepEqual(
      references.filter((id) => !ids.includes(id)),
      [],
    )
  })

  test(`${name}: headings go down one level at a time from one h1`, () => {
    const levels = tags
      .filter(({ name, isEnd }) => /^h[1-6]$/.test(name) && !isEnd)
      .map(({ name }) => Number(name.slice(1)))
    assert.equal(levels.filter((level) => level === 1).length, 1)
    levels.forEach((level, index) =>
      assert.ok(index === 0 ? level === 1 : level <= levels[index - 1]! + 1, `heading ${index}`),
    )
  })

  test(`${name}: has a language, landmarks and a skip link`, () => {
    assert.match(page, /<html lang="en">/)
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      assert.equal(tags.filter((tag) => tag.name === landmark && !tag.isEnd).length, 1)
    assert.match(page, /<a class="skip" href="#main">/)
  })

  test(`${name}: loads nothing and runs only what its policy names by hash`, () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page) ?? []
    for (const element of ['style', 'script']) {
      const [, inside = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? []
      assert.ok(policy.includes(`sha256-${createHash('sha256').update(inside).digest('base64')}`), element)
    }
    assert.match(policy, /default-src &#39;none&#39;/)
    for (const { attributes } of tags) {
      for (const attribute of ['style', 'src', 'srcset', 'action', 'background'])
        assert.ok(!attributes.has(attribute), attribute)
      const target = attributes.get('href')
      assert.ok(target === undefined || target.startsWith('#'), target)
      assert.ok([...attributes.keys()].every((attribute) => !attribute.startsWith('on')))
    }
  })

  test(`${name}: no figure got lost on the way to text`, () => {
    assert.doesNotMatch(plainText(page), /\bNaN\b|undefined|\[object|Infinity|\bnull\b/)
  })
}

test('the same result gives the same bytes', () => {
  assert.equal(renderReport(attrition), pages.get('attrition'))
})

test('two classes are told as natural frequencies beside picking at random', () => {
  assert.match(
    plainText(pages.get('attrition')!),
    /Of 100 people with the highest scores, about 55 had Left = Yes\. Of 100 picked at random, 16/,
  )
})

test('several classes and numbers are told beside the naive guess', () => {
  assert.match(
    plainText(pages.get('rating')!),
    /names the right Rating for about 93 \. Always naming the most frequent would be right for 73/,
  )
  assert.match(
    plainText(pages.get('productivity')!),
    /off by about 0\.083 \. Always guessing the mean would be off by 0\.138/,
  )
})

test('rows that are not about people are not called people', () => {
  assert.doesNotMatch(plainText(pages.get('productivity')!), /980 people/)
})

const main = (page: string): string => plainText(page.slice(page.indexOf('<main')))

test('a refusal stands before everything else, with its reasons and without advice for use', () => {
  const text = main(pages.get('refused')!)
  const start = text.indexOf('No model is recommended')
  assert.ok(start > 0 && start < text.indexOf('What to be careful about'))
  for (const reason of refused.refusal!.reasons) assert.ok(text.includes(reason))
  assert.doesNotMatch(text, /Recommended:|It may/)
})

test('a comparison-only model says so first and is given no use', () => {
  const text = main(pages.get('rating')!)
  assert.ok(text.indexOf('For comparison only') < text.indexOf('Of 100 people'))
  assert.doesNotMatch(text, /It may Suggest/)
})

test('columns left out as leaks, protected attributes, proxies and grave differences are all in the findings', () => {
  const findings = plainText(pages.get('attrition')!.split('id="evidence"')[0]!)
  for (const said of [
    'ExitReason and LastWorkingDay are left out',
    'Gender, Age and MaritalStatus are left out',
    'TenureMonths can stand in for AgeBand',
    '“40 and over” is selected 0.45 times as often as “under 40”',
  ]) {
    assert.ok(findings.includes(said), said)
  }
})

test('every warning of the study is in the report', () => {
  for (const result of [attrition, productivity, rating]) {
    const text = plainText(renderReport(result))
    for (const { message } of result.warnings) assert.ok(text.includes(message), message)
  }
})

test('nothing is called a pass', () => {
  for (const page of pages.values())
    assert.doesNotMatch(
      plainText(page),
      /\b(passed|passes|unbiased|debiased|fair model)\b|\bPASS\b|\bpass(?! mark)/,
    )
})

const marker = `"><img src=x onerror=alert(1)></title></svg><script>alert(2)</script>' {a|b} \u202e\u0000`
/** Words of the contract: what is not text from the data. */
const contractWords = new Set([
  'binary',
  'number',
  'category',
  'date',
  'boolean',
  'text',
  'feature',
  'target',
  'leak',
  'protected',
  'identifier',
  'constant',
  'measured',
  'fisher',
  'high',
  'low',
  'typical',
  'borderline',
  'up',
  'down',
  'mixed',
  'platt',
  'margin',
  'warning',
  'note',
  'serious',
  'normal',
  attrition.createdAt,
])

function madeHostile(value: unknown): unknown {
  if (typeof value === 'string') return contractWords.has(value) ? value : value + marker
  if (Array.isArray(value)) return value.map(madeHostile)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, madeHostile(inside)]))
}

test('hostile names and values change no tag of the page', () => {
  const page = renderReport(madeHostile(attrition) as StudyResult)
  const shape = (text: string): string =>
    readTags(text.replaceAll(/<svg[\s\S]*?<\/svg>/g, '<svg></svg>'))
      .map(({ name, isEnd, attributes }) => `${isEnd ? '/' : ''}${name} ${[...attributes.keys()].join(' ')}`)
      .join('\n')
  assert.equal(shape(page), shape(pages.get('attrition')!))
  const tags = readTags(page)
  assert.equal(nestingFault(tags), undefined)
  assert.ok(
    tags.every(
      ({ name, attributes }) =>
        name !== 'img' && [...attributes.keys()].every((attribute) => !attribute.startsWith('on')),
    ),
  )
  assert.ok(!page.includes('\u202e') && !page.includes('\u0000'))
})

test('names that JavaScript reserves are names like any other', () => {
  const result: StudyResult = {
    ...attrition,
    target: '__proto__',
    metrics: { ...attrition.metrics, constructor: attrition.metrics['auc']! },
  }
  assert.match(renderReport(result), /Predicting __proto__/)
})
