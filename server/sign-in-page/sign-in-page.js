// The sign-in page: signs in by any of the ways there are, sets up what an account lacks, and goes on.
import { ask, byId, onSubmit, placeAfter, say, show, tokenIn } from '/sign-in-page-parts.js'
import { isBackFromProvider, finishAtProvider, offerPasskey, offerProviders } from '/sign-in-page-ways.js'
import { offerLanguages, setText } from '/sign-in-page-words.js'

let challenge

async function goOn(outcome) {
  if (!outcome) return
  if (outcome.state === 'second factor needed') {
    challenge = outcome.challenge
    say('The second step: the code of your authenticator app.')
    show('code')
  } else if (outcome.state === 'set-up needed') await setUp(outcome.setUpNeeded)
  else location.replace(placeAfter(outcome.next))
}

async function setUp(missing) {
  byId('signed-in').hidden = false
  setText(byId('who'), 'Set up your sign-in')
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
    // An account that somebody else made has a login that its owner has not seen yet.
    const me = await ask('GET', '/me')
    // The session could only set up; what was set up signs in.
    await ask('DELETE', '/session')
    setText(byId('who'), 'Sign in')
    say('All is set up. Sign in with it now.')
    byId('signed-in').hidden = true
    show('password', 'link')
    byId('login').value = me?.login ?? ''
    byId('password').focus()
  }
}

/** Who is signed in already goes on; who has to set up something first is asked for it. */
async function goOnIfSignedIn() {
  const answer = await fetch('/api/v1/me')
  if (!answer.ok) return
  const { setUpNeeded } = await answer.json()
  if (setUpNeeded.length > 0) return setUp(setUpNeeded)
  location.replace(placeAfter())
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
offerLanguages(byId('language'))
offerPasskey(goOn)
void offerProviders()

if (location.hash.startsWith('#link=')) {
  const token = tokenIn(location.hash)
  // Used up at once, and kept in no history.
  history.replaceState(null, '', location.pathname)
  void ask('POST', '/session/link', { token }).then(goOn)
} else if (isBackFromProvider()) void finishAtProvider().then(goOn)
else void goOnIfSignedIn()
