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
  'It has not been worked out yet. That is done every night.': [
    'Aún no se ha calculado. Se hace cada noche.',
    'Ainda não foi calculado. Faz-se todas as noites.',
  ],
  'Nothing is told yet. It is worked out every night, and told once five people or more count who did not count before, so that nobody can be told from a difference.':
    [
      'Aún no se dice nada. Se calcula cada noche y se dice cuando cuentan cinco personas o más que antes no contaban, para que de una diferencia no se sepa nada de nadie.',
      'Ainda não se diz nada. Calcula-se todas as noites e diz-se quando contam cinco pessoas ou mais que antes não contavam, para que de uma diferença não se saiba nada de ninguém.',
    ],
  'What went with it is told of the list of what may help and of what was noted for five people or more, beside models in use that answer yes or no. Choose one of those.':
    [
      'Lo que acompañó se dice de la lista de lo que puede ayudar y de lo anotado para cinco personas o más, junto a modelos en uso que responden sí o no. Elija entre ellos.',
      'O que acompanhou diz-se da lista do que pode ajudar e do que foi anotado para cinco pessoas ou mais, ao lado de modelos em uso que respondem sim ou não. Escolha entre eles.',
    ],
  'Each band holds fewer people, and who was chosen in it was chosen for reasons of its own: what differs between bands may come of that. It does not say for whom it will help more.':
    [
      'Cada banda tiene menos personas, y a quienes se eligió en ella se les eligió por razones propias: lo que difiere entre bandas puede venir de eso. No dice a quién ayudará más.',
      'Cada faixa tem menos pessoas, e quem nela foi escolhido foi escolhido por razões próprias: o que difere entre faixas pode vir disso. Não diz a quem ajudará mais.',
    ],
  '{model} keeps its figures of before: {why}': [
    '{model} conserva sus cifras de antes: {why}',
    '{model} mantém os seus números de antes: {why}',
  ],
  'comes with Cadre': ['viene con Cadre', 'vem com o Cadre'],
  'There is no such action in the list.': ['No hay tal acción en la lista.', 'Não há tal ação na lista.'],
  'It was changed since it was read. Look at it again first.': [
    'Se cambió desde que se leyó. Mírela antes de nuevo.',
    'Foi alterada desde que foi lida. Olhe para ela de novo primeiro.',
  ],
  '"{kind}" stands in the list, retired. Use it again instead.': [
    '«{kind}» está en la lista, retirada. Úsela de nuevo.',
    '«{kind}» está na lista, retirada. Use-a de novo.',
  ],
  '"{kind}" stands in the list already. Change it instead.': [
    '«{kind}» ya está en la lista. Cámbiela.',
    '«{kind}» já está na lista. Altere-a.',
  ],
  'An action is for everybody whom it may help: "{kind}" chooses people by {group}. Say what is done, not for which group.':
    [
      'Una acción es para todas las personas a quienes pueda ayudar: «{kind}» elige personas por {group}. Diga qué se hace, no para qué grupo.',
      'Uma ação é para todas as pessoas a quem possa ajudar: «{kind}» escolhe pessoas por {group}. Diga o que se faz, não para que grupo.',
    ],
  'What follows from a score is an offer: "{words}" is done against a person, and is no action of this list.':
    [
      'Lo que sigue a una puntuación es una oferta: «{words}» va contra una persona y no es acción de esta lista.',
      'O que se segue a uma pontuação é uma oferta: «{words}» é contra uma pessoa e não é ação desta lista.',
    ],
  'An action answers features that models of leaving may be told; "{name}" is none. Choose from the list.': [
    'Una acción responde a valores que los modelos de salida pueden conocer; «{name}» no es uno. Elija de la lista.',
    'Uma ação responde a valores que os modelos de saída podem conhecer; «{name}» não é um. Escolha da lista.',
  ],
  'what was said of an action stays to be read': [
    'lo dicho de una acción queda para leerse',
    'o que se disse de uma ação fica para ser lido',
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
