import type { Sentences } from './words-of-two.ts'

/** Why a person has no score, and what is to be known of what it was told. */
export const ofScores: Sentences = {
  'No model is in use for this purpose: nobody is scored.': [
    'No hay ningún modelo en uso para este fin: no se puntúa a nadie.',
    'Não há nenhum modelo em uso para este fim: ninguém é pontuado.',
  ],
  '"{model}" scored {people} people as of {day}.': [
    '«{model}» puntuó a {people} personas a {day}.',
    '«{model}» pontuou {people} pessoas em {day}.',
  ],
  '"{model}" scored nobody: {...because}': [
    '«{model}» no puntuó a nadie: {...because}',
    '«{model}» não pontuou ninguém: {...because}',
  ],
  'No features were written of {day} for what it is used for.': [
    'No se escribieron características del {day} para lo que se usa.',
    'Não se escreveram características de {day} para aquilo a que serve.',
  ],
  'People are scored as of {day} and of no earlier day: a version that answers today may have learned from what came after.':
    [
      'Las personas se puntúan a {day} y a ningún día anterior: una versión que responde hoy puede haber aprendido de lo que vino después.',
      'As pessoas são pontuadas em {day} e em nenhum dia anterior: uma versão que responde hoje pode ter aprendido com o que veio depois.',
    ],
  '"{name}" is missing.': ['"{name}" falta.', '"{name}" falta.'],
  '"{name}" is "{value}", which is not {expected}.': [
    '"{name}" es "{value}", que no es {expected}.',
    '"{name}" é "{value}", que não é {expected}.',
  ],
  'what the model learned from': ['de lo que aprendió el modelo', 'de que o modelo aprendeu'],
  '"{name}" is "{value}", which the model has never seen.': [
    '"{name}" es "{value}", que el modelo nunca ha visto.',
    '"{name}" é "{value}", que o modelo nunca viu.',
  ],
  '"{name}" is {value}, far from what the model learned from (mostly {low} to {high}).': [
    '"{name}" es {value}, lejos de lo que aprendió el modelo (casi siempre de {low} a {high}).',
    '"{name}" é {value}, longe do que o modelo aprendeu (quase sempre de {low} a {high}).',
  ],
  'What would change it can be asked of a probability or an amount.': [
    'Qué lo cambiaría se puede preguntar de una probabilidad o una cantidad.',
    'O que a mudaria pode perguntar-se de uma probabilidade ou de uma quantia.',
  ],
  'You decide on this score without seeing it. What would change it can be asked after the decision.': [
    'Usted decide sobre esta puntuación sin verla. Qué la cambiaría se puede preguntar tras la decisión.',
    'Você decide sobre esta pontuação sem a ver. O que a mudaria pode perguntar-se depois da decisão.',
  ],
  'The score stands at its end: there is no room to move it that way.': [
    'La puntuación está en su extremo: no hay margen para moverla así.',
    'A pontuação está no seu extremo: não há margem para a mover assim.',
  ],
  'Changes of other scores are being looked for. Ask again in a moment.': [
    'Se están buscando cambios de otras puntuaciones. Pregunte de nuevo en un momento.',
    'Estão a procurar-se mudanças de outras pontuações. Pergunte de novo daqui a pouco.',
  ],
  'This account asked for something else meanwhile.': [
    'Esta cuenta pidió otra cosa entretanto.',
    'Esta conta pediu outra coisa entretanto.',
  ],
  'Looking for changes took too long. Ask again in a moment.': [
    'Buscar cambios tardó demasiado. Pregunte de nuevo en un momento.',
    'Procurar mudanças demorou demasiado. Pergunte de novo daqui a pouco.',
  ],
  'This person may not be processed for what the model is used for: nothing new is worked out.': [
    'Esta persona no puede ser tratada para aquello a lo que sirve el modelo: no se calcula nada nuevo.',
    'Esta pessoa não pode ser tratada para aquilo a que o modelo serve: nada de novo é calculado.',
  ],
  'A score would be a guess.': ['Una puntuación sería adivinar.', 'Uma pontuação seria adivinhar.'],
  '{unusable} of the {usual} inputs that the model usually has are missing or cannot be read.': [
    '{unusable} de las {usual} entradas que suele tener el modelo faltan o no se pueden leer.',
    '{unusable} das {usual} entradas que o modelo costuma ter faltam ou não se podem ler.',
  ],
}
