// The start page: signs in by any of the ways there are, sets up what an account lacks, signs out.
import { ask, byId, onSubmit, say, show, tokenIn } from '/start-page-parts.js'
import { isBackFromProvider, finishAtProvider, offerPasskey, offerProviders } from '/start-page-ways.js'

let challenge

async function goOn(outcome) {
  if (!outcome) return
  if (outcome.state === 'second factor needed') {
    challenge = outcome.challenge
    say('The second step: the code of your authenticator app.')
    show('code')
  } else if (outcome.state === 'set-up needed') await setUp(outcome.setUpNeeded)
  else await showWho()
}

async function setUp(missing) {
  byId('addresses').replaceChildren()
  byId('signed-in').hidden = false
  byId('who').textContent = 'Set up your sign-in'
  if (missing.includes('password')) {
    say('Set the password that you will sign in with.')
    show('new-password')
  } else if (missing.includes('second factor')) {
    const begun = await ask('POST', '/me/authenticator/begin', {})
    if (!begun) return
    challenge = begun.challenge
    byId('authenticator-key').textContent = begun.secret
    byId('authenticator-link').href = begun.uri
    say('Your role needs a second factor: set up an authenticator app.')
    show('authenticator')
  } else {
    byId('who').textContent = 'Sign in'
    say('All is set up. Sign in with it now.')
    byId('signed-in').hidden = true
    show('password', 'link')
  }
}

/** What may be opened by whom, for those who look around before they write a program. */
const addresses = [
  ['me', 'Who you are and what you may do', () => true],
  ['people?limit=20', 'People today, with position and manager', (sees) => sees('directory')],
  ['people?limit=20&asOf=2025-01-01', 'The same on another day', (sees) => sees('directory')],
  ['organisation-chart', 'Who reports to whom', (sees) => sees('directory')],
  ['me/access-log', 'Who looked at your records', (sees) => sees('directory')],
  ['audit-trail?limit=20', 'The audit trail', (sees) => sees('audit trail')],
]

async function showWho() {
  const answer = await fetch('/api/v1/me')
  if (!answer.ok) return
  const { displayName, roles, dataClasses, setUpNeeded } = await answer.json()
  if (setUpNeeded.length > 0) return setUp(setUpNeeded)
  byId('who').textContent = displayName
  say(
    `Signed in; ${roles.length === 1 ? 'role' : 'roles'}: ${roles.join(', ').replaceAll('_', ' ').replace('hr ', 'HR ')}.`,
  )
  show()
  const sees = (dataClass) => dataClasses.some((one) => one.dataClass === dataClass && one.act === 'read')
  const lines = addresses
    .filter(([, , isShown]) => isShown(sees))
    .map(([path, text]) => addressLine(path, text))
  byId('addresses').replaceChildren(...lines)
  byId('recovery').hidden = true
  byId('signed-in').hidden = false
}

function addressLine(path, text) {
  const [item, link, address] = ['li', 'a', 'span'].map((name) => document.createElement(name))
  link.href = `/api/v1/${path}`
  link.textContent = text
  address.textContent = link.pathname + link.search
  item.append(link, address)
  return item
}

onSubmit('password', async (fields) => goOn(await ask('POST', '/session', fields)))
onSubmit('code', async ({ code }) => goOn(await ask('POST', '/session/second-factor', { challenge, code })))
onSubmit('new-password', async ({ password }) => {
  const set = await ask('PUT', '/me/password', { password })
  if (set) await setUp(set.setUpNeeded)
})
onSubmit('authenticator', async ({ code }) => {
  const set = await ask('POST', '/me/authenticator', { challenge, code: code.replace(/\s/g, '') })
  if (!set) return
  byId('recovery-codes').textContent = set.recoveryCodes.join('\n')
  byId('recovery').hidden = false
  await setUp(set.setUpNeeded)
})
onSubmit('link', async ({ token }) => goOn(await ask('POST', '/session/link', { token: tokenIn(token) })))
byId('sign-out').addEventListener('click', () => {
  void fetch('/api/v1/session', { method: 'DELETE' }).then(() => location.reload())
})
offerPasskey(goOn)
void offerProviders()

if (location.hash.startsWith('#link=')) {
  const token = tokenIn(location.hash)
  // Used up at once, and kept in no history.
  history.replaceState(null, '', '/')
  void ask('POST', '/session/link', { token }).then(goOn)
} else if (isBackFromProvider()) void finishAtProvider().then(goOn)
else void showWho()
