import type { Sentences } from './words-of-two.ts'

/** Other programs that are told of events. */
export const ofWebhooks: Sentences = {
  'There are {count} webhooks already. End one first.': [
    'Ya hay {count} webhooks. Termine uno antes.',
    'Já há {count} webhooks. Termine um antes.',
  ],
  'It is paused, so nothing is sent. Let it go on first.': [
    'Está en pausa, así que no se envía nada. Reanúdelo antes.',
    'Está em pausa, por isso nada é enviado. Retome-o primeiro.',
  ],
  'the webhook was ended': ['el webhook se quitó', 'o webhook foi removido'],
  'the settings do not allow this host': [
    'los ajustes no permiten este equipo',
    'as definições não permitem este anfitrião',
  ],
  'no answer in 10 seconds': ['sin respuesta en 10 segundos', 'sem resposta em 10 segundos'],
  'cannot be asked': ['no se le puede preguntar', 'não pode ser contactado'],
  'cannot be asked ({code})': ['no se le puede preguntar ({code})', 'não pode ser contactado ({code})'],
  'its host is not known': ['no se conoce su servidor', 'não se conhece o seu servidor'],
  'nothing listens there': ['allí no escucha nadie', 'ninguém escuta nesse endereço'],
  'it broke off': ['cortó la conexión', 'cortou a ligação'],
  'there is no way to its host': ['no hay camino a su servidor', 'não há caminho até ao seu servidor'],
  'There is no such webhook.': ['No hay tal webhook.', 'Não há tal webhook.'],
  'The address must not hold a user name or password.': [
    'La dirección no debe llevar nombre de usuario ni contraseña.',
    'O endereço não deve levar nome de utilizador nem palavra-passe.',
  ],
  'The address must begin with https://.': [
    'La dirección debe empezar por https://.',
    'O endereço deve começar por https://.',
  ],
  'Messages may go nowhere yet: whoever runs the server names the hosts in CADRE_WEBHOOK_HOSTS.': [
    'Los mensajes no pueden ir aún a ninguna parte: quien lleva el servidor nombra los equipos en CADRE_WEBHOOK_HOSTS.',
    'As mensagens ainda não podem ir a lado nenhum: quem gere o servidor indica os anfitriões em CADRE_WEBHOOK_HOSTS.',
  ],
  'Messages may go to {hosts}, not to {host}. Whoever runs the server names the hosts in CADRE_WEBHOOK_HOSTS.':
    [
      'Los mensajes pueden ir a {hosts}, no a {host}. Quien lleva el servidor nombra los equipos en CADRE_WEBHOOK_HOSTS.',
      'As mensagens podem ir a {hosts}, não a {host}. Quem gere o servidor indica os anfitriões em CADRE_WEBHOOK_HOSTS.',
    ],
}
