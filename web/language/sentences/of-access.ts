import type { Sentences } from './words-of-two.ts'

/** Signing in, accounts, and what an account may not do. */
export const ofAccess: Sentences = {
  'Nobody is signed in. Sign in, or send an API token.': [
    'Nadie ha iniciado sesión. Inicie sesión o envíe un token de la API.',
    'Ninguém iniciou sessão. Inicie sessão ou envie um token da API.',
  ],
  'Nobody is signed in with this session or token. Sign in again.': [
    'Nadie tiene abierta esta sesión ni este token. Inicie sesión de nuevo.',
    'Ninguém tem aberta esta sessão nem este token. Inicie sessão de novo.',
  ],
  'This account must first set up how it signs in: see GET /me.': [
    'Esta cuenta debe completar antes su forma de entrar.',
    'Esta conta tem de completar antes a sua forma de entrar.',
  ],
  'This takes signing in; an API token may not do it.': [
    'Para esto hay que iniciar sesión; un token de la API no puede hacerlo.',
    'Para isto é preciso iniciar sessão; um token da API não o pode fazer.',
  ],
  'This act needs a fresh sign-in. Sign in again and repeat it.': [
    'Esto pide que entre de nuevo. Entre y repítalo.',
    'Isto pede que entre de novo. Entre e repita-o.',
  ],
  'This token may not {act} {group}.': [
    'Este token no puede hacer esto con {group} ({act}).',
    'Este token não pode fazer isto com {group} ({act}).',
  ],
  'This account may not do this.': ['Esta cuenta no puede hacer esto.', 'Esta conta não pode fazer isto.'],
  'This account may not do this to this record.': [
    'Esta cuenta no puede hacer esto con este registro.',
    'Esta conta não pode fazer isto com este registo.',
  ],
  'This account may not change this record.': [
    'Esta cuenta no puede cambiar este registro.',
    'Esta conta não pode mudar este registo.',
  ],
  'This account may write in its own name only.': [
    'Esta cuenta solo puede escribir en su propio nombre.',
    'Esta conta só pode escrever em nome próprio.',
  ],
  'This account does not see {hidden}, and may not look for it.': [
    'Esta cuenta no ve {hidden} y no puede buscar por ello.',
    'Esta conta não vê {hidden} e não pode procurar por isso.',
  ],
  'This account may not have this figure for this purpose.': [
    'Esta cuenta no puede tener esta cifra para este fin.',
    'Esta conta não pode ter este número para este fim.',
  ],
  'This account has asked for more than {most} different tables in a day. Go on tomorrow.': [
    'Esta cuenta ha pedido más de {most} tablas distintas en un día. Siga mañana.',
    'Esta conta pediu mais de {most} tabelas diferentes num dia. Continue amanhã.',
  ],
  'The account that asked for this may no longer do anything.': [
    'La cuenta que pidió esto ya no puede hacer nada.',
    'A conta que pediu isto já não pode fazer nada.',
  ],
  'This job serves {purposes}; no other purpose.': [
    'Esta tarea sirve para {purposes} y para ningún otro fin.',
    'Esta tarefa serve para {purposes} e para nenhum outro fim.',
  ],
  'This route serves {purposes}; no other purpose.': [
    'Esto sirve para {purposes} y para ningún otro fin.',
    'Isto serve para {purposes} e para nenhum outro fim.',
  ],
  'Say what it is for in the header Cadre-Purpose: {purposes}.': [
    'Diga para qué es en el encabezado Cadre-Purpose: {purposes}.',
    'Diga para que é no cabeçalho Cadre-Purpose: {purposes}.',
  ],
  'Requests that change something must come from Cadre itself.': [
    'Las peticiones que cambian algo deben venir de Cadre mismo.',
    'Os pedidos que mudam algo têm de vir do próprio Cadre.',
  ],
  'Secrets do not belong in addresses, which end up in logs. Send a token as Authorization: Bearer, and end this one.':
    [
      'Los secretos no van en las direcciones, que acaban en los registros. Envíe el token como Authorization: Bearer y termine este.',
      'Os segredos não vão nos endereços, que acabam nos registos. Envie o token como Authorization: Bearer e termine este.',
    ],
  'This account is not in use.': ['Esta cuenta no está en uso.', 'Esta conta não está em uso.'],
  'This identity is linked to no account. Ask for an invitation first.': [
    'Esta identidad no está vinculada a ninguna cuenta. Pida antes una invitación.',
    'Esta identidade não está ligada a nenhuma conta. Peça antes um convite.',
  ],
  'This identity is linked to an account already.': [
    'Esta identidad ya está vinculada a una cuenta.',
    'Esta identidade já está ligada a uma conta.',
  ],
  'There is no such sign-in provider. GET /session/providers lists them.': [
    'No hay tal acceso de empresa.',
    'Não há tal acesso de empresa.',
  ],
  'The sign-in provider does not answer as OpenID Connect says. Try again, or sign in another way.': [
    'El acceso de la empresa no responde como dice OpenID Connect. Pruebe de nuevo o entre de otra forma.',
    'O acesso da empresa não responde como diz o OpenID Connect. Tente de novo ou entre de outra forma.',
  ],
  'The sign-in at the provider was not accepted. Begin again.': [
    'El acceso de la empresa no se aceptó. Empiece de nuevo.',
    'O acesso da empresa não foi aceite. Comece de novo.',
  ],
  'Login or password is wrong.': [
    'El usuario o la contraseña no es correcto.',
    'O utilizador ou a palavra-passe não está certo.',
  ],
  'The code is wrong, or was used before.': [
    'El código no es correcto o ya se usó.',
    'O código não está certo ou já foi usado.',
  ],
  'The code does not fit. Is the clock of the device right?': [
    'El código no encaja. ¿Va bien el reloj del dispositivo?',
    'O código não serve. O relógio do dispositivo está certo?',
  ],
  'The request holds more than a token and a password. The link was used up; ask for a new one.': [
    'La petición lleva más que un token y una contraseña. El enlace se gastó; pida uno nuevo.',
    'O pedido traz mais do que um token e uma palavra-passe. A ligação gastou-se; peça uma nova.',
  ],
  'The link was used before or is too old. Ask for a new one.': [
    'El enlace ya se usó o es demasiado viejo. Pida uno nuevo.',
    'A ligação já foi usada ou é demasiado antiga. Peça uma nova.',
  ],
  'Too many tries to sign in. Wait before the next one.': [
    'Demasiados intentos de entrar. Espere antes del siguiente.',
    'Demasiadas tentativas de entrar. Espere antes da próxima.',
  ],
  'Too many people sign in at once. Try again in a moment.': [
    'Entran demasiadas personas a la vez. Pruebe en un momento.',
    'Entram demasiadas pessoas ao mesmo tempo. Tente daqui a pouco.',
  ],
  'This password {reason}. Choose another; several words do well.': [
    'Esta contraseña {reason}. Elija otra; varias palabras van bien.',
    'Esta palavra-passe {reason}. Escolha outra; várias palavras servem bem.',
  ],
  'This step was done before, or took too long. Begin again.': [
    'Este paso ya se hizo o tardó demasiado. Empiece de nuevo.',
    'Este passo já foi feito ou demorou demasiado. Comece de novo.',
  ],
  'This account has no such session.': [
    'Esta cuenta no tiene esa sesión.',
    'Esta conta não tem essa sessão.',
  ],
  'Recovery codes stand in for an authenticator app; set one up first.': [
    'Los códigos de recuperación suplen a una aplicación de códigos; configure antes una.',
    'Os códigos de recuperação substituem uma aplicação de códigos; configure antes uma.',
  ],
  'This account has no such passkey.': [
    'Esta cuenta no tiene esa llave de acceso.',
    'Esta conta não tem essa chave de acesso.',
  ],
  'This passkey belongs to an account already.': [
    'Esta llave de acceso ya es de una cuenta.',
    'Esta chave de acesso já é de uma conta.',
  ],
  'The passkey was not accepted. Begin again.': [
    'La llave de acceso no se aceptó. Empiece de nuevo.',
    'A chave de acesso não foi aceite. Comece de novo.',
  ],
  'This account has no identity there.': [
    'Esta cuenta no tiene identidad allí.',
    'Esta conta não tem identidade ali.',
  ],
  'There is no group of routes for "{name}".': [
    'No hay ningún grupo de rutas para "{name}".',
    'Não há nenhum grupo de rotas para "{name}".',
  ],
  'Without it the account could not sign in any more: it needs a {ways}. Set up another way first.': [
    'Sin esto la cuenta no podría entrar más: necesita {ways}. Configure antes otra forma.',
    'Sem isto a conta não poderia entrar mais: precisa de {ways}. Configure antes outra forma.',
  ],
  'There is no such account within reach.': [
    'No hay tal cuenta a su alcance.',
    'Não há tal conta ao seu alcance.',
  ],
  'The account has no such role that you may take away.': [
    'La cuenta no tiene tal papel que usted pueda retirar.',
    'A conta não tem tal papel que possa retirar.',
  ],
  'Nobody else is {role}. Grant the role to another first.': [
    'Nadie más tiene el papel {role}. Concédalo antes a otra persona.',
    'Mais ninguém tem o papel {role}. Conceda-o antes a outra pessoa.',
  ],
  'There is no enabled account with this login.': [
    'No hay ninguna cuenta activa con este usuario.',
    'Não há nenhuma conta ativa com este utilizador.',
  ],
  'Only accounts of administrators and HR managers are recovered from the machine; they recover all others.':
    [
      'Desde la máquina solo se recuperan cuentas de administradores y de responsables de RR. HH.; ellos recuperan las demás.',
      'A partir da máquina só se recuperam contas de administradores e de gestores de RH; eles recuperam as restantes.',
    ],
  'Too many requests. Wait before the next one.': [
    'Demasiadas peticiones. Espere antes de la siguiente.',
    'Demasiados pedidos. Espere antes do próximo.',
  ],
  'Too many requests are waiting. Try again in a moment.': [
    'Esperan demasiadas peticiones. Pruebe en un momento.',
    'Esperam demasiados pedidos. Tente daqui a pouco.',
  ],
  'This account has too many requests under way. Wait for some of them.': [
    'Esta cuenta tiene demasiadas peticiones en curso. Espere a que terminen algunas.',
    'Esta conta tem demasiados pedidos em curso. Espere que alguns terminem.',
  ],
  'another account has this login': ['otra cuenta tiene este usuario', 'outra conta tem este utilizador'],
  'the person has an account already': ['la persona ya tiene una cuenta', 'a pessoa já tem uma conta'],
  'the account has this role already': ['la cuenta ya tiene este papel', 'a conta já tem este papel'],
}
