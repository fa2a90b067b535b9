import type { watch as english } from '../en/watch.ts'
import type { Translated } from '../messages.ts'

export const watch: Translated<typeof english> = {
  watch: {
    text: 'Se mira cada noche: reciente, entradas como al entrenar, resultados como se dijo, grupos parecidos.',
    lookNow: 'Mirar ahora',
    none: 'Todavía no se ha mirado',
    noneText: 'Una versión que responde se mira cada noche.',
    findings: 'Qué se vio',
    verdictTitles: {
      well: 'El modelo va bien',
      watch: 'Hay algo que observar',
      act: 'Hay algo que hacer',
      unknown: 'Todavía se sabe demasiado poco',
    },
    verdicts: { well: 'bien', watch: 'observar', act: 'actuar', unknown: 'no se sabe' },
    about: {
      freshness: 'Actualidad',
      inputs: 'Entradas',
      scores: 'Puntuaciones',
      answers: 'Respuestas',
      quality: 'Calidad',
      calibration: 'Probabilidades',
      groups: 'Grupos',
    },
    raised: 'avisado el {at}',
    answer: 'Decir qué se hace',
    answerWords: 'Qué se hace al respecto',
    answered: 'Se hace: {words}',
    groups: 'A quién se señala',
    groupsText:
      'Parte de cada grupo de cinco o más en las bandas «alta» y «elevada» entre las personas puntuadas por última vez.',
    groupsMost: '{attribute}: más a menudo {group}, {share}',
    pointedOut: 'Señalados',
    pointedOutText: 'Parte en las bandas «alta» y «elevada», con su intervalo del 95 %.',
    people: 'Personas',
    days: 'Qué fue de las puntuaciones',
    daysText:
      'De quienes ya se conoce el resultado: a cuántos les ocurrió y a cuántos decían las probabilidades.',
    scoredOn: 'Puntuado para',
    noScore: 'Sin puntuación',
    meanScore: 'Media',
    known: 'Conocidos',
    came: 'Ocurrió',
    promised: 'Se dijo',
  },
  retraining: {
    title: 'Entrenado de nuevo',
    text: 'Se entrena otra versión como la que responde, con las filas más nuevas; ambas se evalúan en las mismas filas posteriores. Decide una persona.',
    now: 'Entrenar de nuevo ahora',
    done: 'Hecho: mire las versiones.',
    everyMonths: 'Cada tantos meses',
    never: 'no por tiempo',
    onAlert: 'Cuando un aviso pide actuar',
  },
}
