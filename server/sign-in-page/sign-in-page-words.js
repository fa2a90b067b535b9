// What the sign-in page says in Spanish and Portuguese, by what stands in it in English.
const words = {
  "An organisation's HR records with their history, who may see what, and models that explain themselves. A score suggests; a person decides.":
    [
      'Los registros de personal de una organización con su historia, quién puede ver qué, y modelos que se explican. Una puntuación sugiere; una persona decide.',
      'Os registos de pessoal de uma organização com a sua história, quem pode ver o quê, e modelos que se explicam. Uma pontuação sugere; uma pessoa decide.',
    ],
  'Sign in': ['Iniciar sesión', 'Iniciar sessão'],
  Login: ['Usuario', 'Utilizador'],
  Password: ['Contraseña', 'Palavra-passe'],
  'Code of the authenticator app, or a recovery code': [
    'Código de la aplicación de autenticación, o uno de recuperación',
    'Código da aplicação de autenticação, ou um de recuperação',
  ],
  'Go on': ['Seguir', 'Continuar'],
  'A password of 12 characters or more; several words do well': [
    'Una contraseña de 12 caracteres o más; varias palabras van bien',
    'Uma palavra-passe de 12 caracteres ou mais; várias palavras servem bem',
  ],
  'Set the password': ['Fijar la contraseña', 'Definir a palavra-passe'],
  'Enter this key in an authenticator app, or open': [
    'Escriba esta clave en una aplicación de autenticación, o abra',
    'Escreva esta chave numa aplicação de autenticação, ou abra',
  ],
  'its address': ['su dirección', 'o seu endereço'],
  'on the device with the app:': ['en el dispositivo que la tiene:', 'no dispositivo que a tem:'],
  'The code that the app shows': ['El código que muestra la aplicación', 'O código que a aplicação mostra'],
  'Set up the app': ['Configurar la aplicación', 'Configurar a aplicação'],
  'Keep these recovery codes where the device with the app is not. Each signs in once; they are not shown again.':
    [
      'Guarde estos códigos de recuperación lejos del dispositivo con la aplicación. Cada uno sirve una vez; no se vuelven a mostrar.',
      'Guarde estes códigos de recuperação longe do dispositivo com a aplicação. Cada um serve uma vez; não voltam a ser mostrados.',
    ],
  or: ['o', 'ou'],
  'Use a passkey': ['Usar una llave de acceso', 'Usar uma chave de acesso'],
  'One-time link': ['Enlace de un solo uso', 'Ligação de uso único'],
  Open: ['Abrir', 'Abrir'],
  'Sign out': ['Cerrar sesión', 'Terminar sessão'],
  'Everything goes through one API:': ['Todo pasa por una API:', 'Tudo passa por uma API:'],
  'how to use it': ['cómo usarla', 'como usá-la'],
  Language: ['Idioma', 'Idioma'],
  'The second step: the code of your authenticator app.': [
    'El segundo paso: el código de su aplicación de autenticación.',
    'O segundo passo: o código da sua aplicação de autenticação.',
  ],
  'Set up your sign-in': ['Configure su acceso', 'Configure o seu acesso'],
  'Set the password that you will sign in with.': [
    'Fije la contraseña con la que entrará.',
    'Defina a palavra-passe com que entrará.',
  ],
  'Your role needs a second factor: set up an authenticator app.': [
    'Su rol necesita un segundo factor: configure una aplicación de autenticación.',
    'O seu papel precisa de um segundo fator: configure uma aplicação de autenticação.',
  ],
  'All is set up. Sign in with it now.': [
    'Todo está configurado. Entre ahora con ello.',
    'Tudo está configurado. Entre agora com isso.',
  ],
  'Cadre does not answer. Is it running?': [
    'Cadre no responde. ¿Está en marcha?',
    'O Cadre não responde. Está a correr?',
  ],
  'The passkey was not used. Try again, or sign in another way.': [
    'La llave de acceso no se usó. Inténtelo de nuevo, o entre de otra manera.',
    'A chave de acesso não foi usada. Tente de novo, ou entre de outra forma.',
  ],
  'Sign in with {title}': ['Entrar con {title}', 'Entrar com {title}'],
  'This sign-in was begun in another window. Begin anew here.': [
    'Este inicio de sesión empezó en otra ventana. Empiece de nuevo aquí.',
    'Este início de sessão começou noutra janela. Comece de novo aqui.',
  ],
}

const places = { es: 0, pt: 1 }
// The pages behind keep it under the same name, as JSON.
const storageKey = 'cadre-language'

function chosenLanguage() {
  const kept = localStorage.getItem(storageKey)?.replaceAll('"', '')
  const own = navigator.languages.map((tag) => tag.slice(0, 2))
  return [kept, ...own].find((tag) => tag === 'en' || tag in places) ?? 'en'
}

let language = chosenLanguage()

/** A sentence of the page in the language chosen; what has no translation stays in English. */
const word = (text) => words[text]?.[places[language]] ?? text

/** Text nodes with what stands in them in English, and the names that are filled in. */
const originals = new Map()

function say(node, { text, names = {} }) {
  const [before] = /^\s*/.exec(text)
  const [after] = /\s*$/.exec(text)
  const said = word(text.trim().replace(/\s+/g, ' '))
  node.nodeValue = before + said.replace(/\{(\w+)\}/g, (_, name) => names[name]) + after
}

/** Says an element's text in the language chosen, now and whenever another is chosen. */
export function setText(element, text, names) {
  const node = document.createTextNode('')
  element.replaceChildren(node)
  originals.set(node, { text, names })
  say(node, { text, names })
}

function translate() {
  document.documentElement.lang = language
  for (const [node, original] of originals) {
    if (node.isConnected) say(node, original)
    else originals.delete(node)
  }
}

/** Puts the page into the reader's language, and lets another be chosen. */
export function offerLanguages(select) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode.parentElement.closest('select, pre') || currentNode.nodeValue.trim() === '') continue
    originals.set(currentNode, { text: currentNode.nodeValue })
  }
  select.value = language
  select.setAttribute('aria-label', word('Language'))
  select.addEventListener('change', () => {
    language = select.value
    localStorage.setItem(storageKey, JSON.stringify(language))
    select.setAttribute('aria-label', word('Language'))
    translate()
  })
  translate()
}
