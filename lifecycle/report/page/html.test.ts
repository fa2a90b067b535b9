import { test } from 'node:test'
import assert from 'node:assert/strict'
import { html, toMarkup, trusted } from './html.ts'

test('values are escaped in content and in attributes', () => {
  const value = `<b a="1" b='2'>&`
  assert.equal(
    toMarkup(html`<p title="${value}">${value}</p>`),
    '<p title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;</p>',
  )
})

test('templates nest without being escaped twice, lists are joined, nothing is written for false and undefined', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
  assert.equal(toMarkup(html`<b>${items}</b>${false}${undefined}${0}`), '<b><li>a</li><li>&lt;</li></b>0')
})

test('an object parsed from JSON can not pass for markup', () => {
  const forged: unknown = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}')
  assert.doesNotMatch(toMarkup(html`${forged as string}`), /<script>/)
})

test('control characters and turned writing direction are shown as unknown', () => {
  assert.equal(toMarkup('a\u0000b\u202ec\ud800d\ne'), 'a\ufffdb\ufffdc\ufffdd e')
})

test('markup of our own is let through', () => {
  assert.equal(toMarkup(html`${trusted('<svg/>')}`), '<svg/>')
})
