import type { Sentences } from './words-of-two.ts'

/** What was done for people: what is refused, and what is said of what went with it. */
export const ofInterventions: Sentences = {
  'It begins after today. Note it once it has begun.': [
    'Empieza después de hoy. Anótelo cuando haya empezado.',
    'Começa depois de hoje. Anote-o quando tiver começado.',
  ],
  'It ended before it began. Correct one of the days.': [
    'Terminó antes de empezar. Corrija uno de los días.',
    'Terminou antes de começar. Corrija um dos dias.',
  ],
  'must not be after today': ['no puede ser después de hoy', 'não pode ser depois de hoje'],
  'must not be before it began': ['no puede ser antes de que empezara', 'não pode ser antes de ter começado'],
  'This account has noted nothing of the kind. Ask whoever noted it.': [
    'Esta cuenta no ha anotado nada así. Pregunte a quien lo anotó.',
    'Esta conta não anotou nada assim. Pergunte a quem o anotou.',
  ],
  'It was withdrawn before.': ['Ya se retiró.', 'Já foi retirado.'],
  'what was noted is withdrawn, never altered': [
    'lo anotado se retira, nunca se cambia',
    'o que foi anotado retira-se, nunca se altera',
  ],
  'Effects are measured beside the scores of a model that answers yes or no and is in use.': [
    'Los efectos se miden junto a las puntuaciones de un modelo en uso que responde sí o no.',
    'Os efeitos medem-se ao lado das pontuações de um modelo em uso que responde sim ou não.',
  ],
  'Fewer than {count} people with a known outcome were treated, or could be compared: nothing is measured yet.':
    [
      'Hay menos de {count} personas así tratadas o comparables cuyo resultado se conozca: aún no se mide nada.',
      'Há menos de {count} pessoas assim tratadas ou comparáveis cujo resultado se conheça: ainda nada se mede.',
    ],
  'It is not clear whether it went with more or with fewer: of 100 so treated, it happened to between {more} more and {fewer} fewer than of people like them.':
    [
      'No está claro si fue con más o con menos: de 100 así tratadas, les ocurrió a entre {more} más y {fewer} menos que entre personas parecidas.',
      'Não está claro se foi com mais ou com menos: de 100 assim tratadas, aconteceu a entre {more} a mais e {fewer} a menos do que entre pessoas parecidas.',
    ],
  'Of 100 so treated, it happened to {value} fewer than of people like them, between {low} and {high}.': [
    'De 100 así tratadas, les ocurrió a {value} menos que entre personas parecidas, entre {low} y {high}.',
    'De 100 assim tratadas, aconteceu a {value} a menos do que entre pessoas parecidas, entre {low} e {high}.',
  ],
  'Of 100 so treated, it happened to {value} more than of people like them, between {low} and {high}.': [
    'De 100 así tratadas, les ocurrió a {value} más que entre personas parecidas, entre {low} y {high}.',
    'De 100 assim tratadas, aconteceu a {value} a mais do que entre pessoas parecidas, entre {low} e {high}.',
  ],
  'People were chosen for this, not drawn by lot: whoever chose knew more of them than the score does, so a part of the difference, or all of it, may come of that. It says what went with it for these people, not what it will do for others.':
    [
      'Estas personas se eligieron, no se sortearon: quien eligió sabía de ellas más que la puntuación, así que parte de la diferencia, o toda, puede venir de eso. Dice qué fue con ello para estas personas, no qué hará por otras.',
      'Estas pessoas foram escolhidas, não sorteadas: quem escolheu sabia delas mais do que a pontuação, por isso parte da diferença, ou toda, pode vir disso. Diz o que foi com isso para estas pessoas, não o que fará por outras.',
    ],
}
