import type { runCurves as english } from '../en/run-curves.ts'
import type { Translated } from '../messages.ts'

export const runCurves: Translated<typeof english> = {
  cuts: {
    model: 'este modelo',
    version: 'Versión',
    roc: 'Encontrados frente a señalados por error',
    precision: 'Aciertos frente a encontrados',
    gains: 'Encontrados frente a revisados',
    rocFinding:
      'Si se señala por error a uno de cada diez de los demás, se encuentra el {found} de los casos',
    precisionFinding: 'Si se encuentra la mitad de los casos, acierta el {right} de los señalados',
    rocX: 'de los demás señalados por error',
    rocY: 'de los casos encontrados',
    rocText:
      'Cada punto es un corte: la parte de los casos que encuentra frente a la parte de los demás que señala por error (curva ROC). La línea discontinua es elegir al azar.',
    precisionX: 'de los casos encontrados',
    precisionY: 'de los señalados son aciertos',
    precisionText:
      'Cada punto es un corte: cuántas veces acierta frente a la parte de los casos que encuentra (precisión y exhaustividad). La línea discontinua es elegir al azar.',
    gainsX: 'de todos revisados, puntuaciones altas primero',
    gainsY: 'de los casos encontrados',
    gainsText:
      'Bajando desde la puntuación más alta: la parte de los casos que se encuentra (curva de ganancia). La línea discontinua es elegir al azar.',
    compared: 'Qué daría un corte',
    sameRows:
      'Las dos se juzgaron con filas de los mismos datos que no habían visto, aunque no siempre de las mismas personas.',
    otherRows:
      'Cada una se juzgó con filas de sus propios datos: las curvas no son de las mismas filas. Júzguelas con las mismas filas posteriores para distinguirlas.',
  },
  learning: {
    rows: '{rows} filas',
    learnedFrom: 'Filas de las que aprende',
    more: 'Más filas ayudarían',
    enough: 'Hay filas suficientes: más de las mismas apenas cambiarían nada',
    unclear: 'Aún no se puede decir si más filas ayudarían',
    meaning:
      'El mismo método, aprendido de un octavo, un cuarto, la mitad y todas las filas, y juzgado siempre con las mismas filas posteriores. Lo que importa es qué trajo la última duplicación.',
    doubling:
      'La última duplicación de las filas trajo {value} (de {low} a {high}) en {metric}; por encima de 0 es mejor.',
    drawing: '¿Hay datos suficientes?',
  },
  overTime: {
    title: 'No solo si, también cuándo',
    text: 'Las filas se siguieron hasta {months} meses, hasta el día en que terminó el empleo.',
    months: 'meses después del día',
    haveLeft: 'se han ido',
    groups: { highest: 'Décima parte más alta', middle: 'Cuatro décimas medias', lowest: 'Mitad inferior' },
    group: 'Grupo por puntuación',
    said: 'Dicho antes',
    came: 'Se cumplió',
    riskFinding: 'De la décima parte más alta se fue el {highest}, de la mitad inferior el {lowest}',
    riskMeaning:
      'Las líneas son lo que ocurrió, los círculos lo que se había dicho. Una persona puede contar en varias filas; los márgenes son sobre personas.',
    cause: 'Cómo terminó',
    causeFinding: '{cause}: {share} en {months} meses',
    causeMeaning:
      'Cada forma de irse según se acumula, la que llegue primero (incidencia acumulada). Lo que vivieron pocas personas se dice junto.',
    alone: '{cause}, si nada más pudiera',
    aloneText:
      'Si nada más terminara el empleo sería el {alone} en vez del {share} (uno menos Kaplan–Meier). Las puntuaciones son de lo que llega primero.',
    judged: 'Métodos según cuándo ocurrió, con las mismas filas posteriores',
    concordance: 'Quien se va antes puntúa más alto',
    aucLast: 'AUC al final del plazo',
    integrated: 'Distancia cuadrática en todos los meses',
    skill: 'Mejor que una cifra para todos',
    calibration: 'Quinta parte más alta: dicho / se cumplió',
  },
}
