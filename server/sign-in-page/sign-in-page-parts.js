// What the parts of the sign-in page share: the elements, the status line, questions to the API.
import { setText } from '/sign-in-page-words.js'

export const byId = (id) => document.getElementById(id)

export function say(text, { isRefusal = false } = {}) {
  setText(byId('status'), text)
  byId('status').classList.toggle('refused', isRefusal)
}

const forms = ['password', 'code', 'new-password', 'authenticator', 'link']

export function show(...wanted) {
  for (const name of forms) byId(`${name}-form`).hidden = !wanted.includes(name)
  byId('other-ways').hidden = !wanted.includes('link')
}

export const tokenIn = (text) => text.trim().replace(/^.*#link=/, '')

/** The body of an answer; undefined, and said why, when it was refused. */
export async function ask(method, path, body) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!answer) {
    say('Cadre does not answer. Is it running?', { isRefusal: true })
    return undefined
  }
  const json = await answer.json()
  if (answer.ok) return json
  say(json.detail, { isRefusal: true })
  return undefined
}

export function onSubmit(name, act) {
  byId(`${name}-form`).addEventListener('submit', (event) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.target))
    // A secret goes; a login that was mistyped stays to be mended.
    for (const input of event.target.elements) if (input.name !== 'login') input.value = ''
    say('')
    void act(fields)
  })
}

/** Where to go once signed in: a page of Cadre that was asked for, else the home page. */
export function placeAfter(next = new URLSearchParams(location.search).get('next')) {
  const { origin } = location
  const place = next && URL.canParse(next, origin) ? new URL(next, origin) : new URL(origin)
  const isOwn = place.origin === origin && !place.pathname.startsWith('//')
  return isOwn ? place.pathname + place.search + place.hash : '/'
}
