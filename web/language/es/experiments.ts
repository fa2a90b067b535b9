import type { experiments as english } from '../en/experiments.ts'
import type { Translated } from '../messages.ts'

export const experiments: Translated<typeof english> = {
  beside: {
    none: 'No se prueba ninguna versión al lado',
    soon: 'La versión {number} se prueba al lado',
    soonText:
      'Con cada cálculo se puntúa también, y nadie ve sus puntuaciones. La próxima noche se comparan aquí las dos.',
    noneText:
      'En la página de una versión elija «Probar al lado»: en cada pasada también puntúa, y nadie ve sus puntuaciones. La noche siguiente se comparan aquí las dos.',
    shadow: 'Probada al lado',
    shadowTitle:
      'La versión {challenger} pone al {share} de las personas en la misma banda que la versión {champion}',
    shadowNone: 'La versión {challenger} aún no ha puntuado a nadie al lado',
    shadowText: '{people} personas puntuadas por las dos.',
    unseen: 'Nadie ve lo que dice la versión que se prueba.',
    oneSeen: 'De cada una se muestra una de las dos.',
    interval: '{value} ({low} a {high})',
    onlyOne: 'Puntuadas por una sola: {champion} por la que responde, {challenger} por la que se prueba.',
    noOutcomes:
      'Se sabe qué pasó con {people} personas; a partir de 30 se muestra qué versión se desvió menos.',
    outcomes: 'Qué pasó',
    outcomesText:
      'Frente a lo que pasó con {people} personas ({known} puntuaciones), contando juntas las filas de una persona:',
    figure: 'Cifra',
    difference: 'Diferencia',
    beyondChance: 'más allá del azar',
    mayBeNone: 'puede no haberla',
    days: 'Día a día',
    scoredOn: 'Puntuado para',
    people: 'Personas',
    agreement: 'Misma banda',
    order: 'Mismo orden',
    height: 'Media más alta en',
    declare: 'Declarar un experimento',
    declareText:
      'De una parte de las personas, quien revisa ve la puntuación de la versión que se prueba. Otra persona lo aprueba.',
    declareMore:
      'El azar dice de quién se muestra qué puntuación; lo que se decide queda en manos de personas. Lo que se diga aquí no se puede cambiar después.',
    declareAct: 'Declarar',
    declaredDone: 'Declarado. Otra persona lo aprueba o lo rechaza.',
    adverse:
      'Las puntuaciones de este modelo pueden pesar en una decisión contra una persona. En tal decisión el azar nunca tiene parte: no se puede declarar un experimento; sí probar una versión al lado.',
    declared:
      'Versión {challenger} junto a la versión {champion}: se muestra para el {share} de las personas hasta el {until} como muy tarde; menos de {least} no importa. Lo declaró {name}.',
    states: { waiting: 'espera aprobación', refused: 'rechazado', running: 'en marcha', ended: 'terminado' },
    othersDecide: 'Lo aprueba otra persona: no quien lo declaró ni quien entrenó la versión.',
    acts: { approve: 'Aprobar', refuse: 'Rechazar', stop: 'Detener', withdraw: 'Retirar' },
    actTexts: {
      approve:
        'Desde la próxima pasada, quien revisa ve la puntuación de la versión que se prueba para su parte de las personas.',
      refuse: 'No cambia nada. Quien lo declaró lee el porqué.',
      stop: 'De inmediato se muestran a todos las puntuaciones de la versión que responde.',
      withdraw: 'No ha empezado; se deja a un lado y no cambia nada.',
    },
    goesOn: 'Sigue: se mira cada noche y termina por sí solo. No hay que hacer nada.',
    notLooked:
      'En marcha desde que se aprobó. Las personas se reparten con la próxima pasada; se mira cada noche.',
    endings: {
      'challenger better': 'La versión que se probaba es mejor',
      'champion better': 'La versión que responde es mejor',
      'no difference of interest': 'Ninguna diferencia que importe',
      'time over': 'Se acabó el tiempo',
      'guard breached': 'Detenido: a un grupo de personas le fue peor',
      'arms unbalanced': 'Detenido: no se repartió como se declaró',
      'versions changed': 'Ahora responde otra versión',
      stopped: 'Detenido',
    },
    afterwards: {
      'challenger better':
        'Se propuso que responda desde ahora. Decide alguien que ni lo declaró ni entrenó la versión.',
      'champion better': 'Sigue respondiendo. Deje la otra a un lado.',
      'no difference of interest': 'Sigue la versión que responde. Elija la que sea más fácil de explicar.',
      'time over': 'Sigue la versión que responde. Declare uno más largo si la pregunta importa.',
      'guard breached':
        'Se muestran a todos las puntuaciones de la versión que responde. Averigüe el porqué antes de probarla otra vez.',
      'arms unbalanced':
        'Se muestran a todos las puntuaciones de la versión que responde. Pida a quien administra que busque la causa.',
      'versions changed': 'Lo que se contó queda.',
      stopped: 'Se muestran a todos las puntuaciones de la versión que responde.',
    },
    arms: 'Brazos',
    shown: 'Se muestra',
    arm: { champion: 'responde', challenger: 'se prueba' },
    counted: 'Desenlace conocido',
    measures: { closeness: 'Cercanía', 'right calls': 'Aciertos' },
    measureTexts: {
      closeness: 'Cercanía: 1 menos el cuadrado de la distancia entre puntuación y desenlace; 1 es lo mejor.',
      'right calls': 'Aciertos: parte de las personas bien señaladas, o bien no señaladas.',
    },
    balanced:
      'Al {share} de las personas les tocó la versión que se prueba; se declaró el {declared}, y el azar lo explica.',
    unbalanced:
      'Al {share} de las personas les tocó la versión que se prueba; se declaró el {declared}, y el azar no lo explica.',
    balanceUnknown: 'Demasiado pocas personas para decir si se reparten como se declaró.',
    pathTooEarly: 'La diferencia se muestra cuando se conozcan 30 desenlaces en cada brazo.',
    pathBetter: 'La versión que se prueba es mejor en {difference}',
    pathWorse: 'La versión que se prueba es peor: {difference}',
    pathOpen: 'La diferencia, {difference}, por ahora puede no ser ninguna',
    pathText:
      'Versión que se prueba menos versión que responde, tras tantas personas. La banda contiene la diferencia verdadera con una probabilidad del 95 %, por mucho que se mire. Entre las líneas discontinuas ({least}) no importa.',
    pathPeople: '{people} personas con desenlace conocido',
    pathAxis: 'diferencia',
    countedPeople: 'personas',
    from: 'Desde',
    to: 'Hasta',
    guards: 'Resguardos por grupo',
    guardsText:
      'Grupos de cinco o más en los dos brazos. Un resguardo que se rompe termina el experimento de inmediato.',
    noGuards: 'Ningún grupo es aún lo bastante grande para contarlo.',
    noDifference: 'ninguna',
    guard: { quality: 'Calidad', 'pointed out': 'Señalados' },
    guardTexts: {
      quality:
        'Cuánto mejores son las puntuaciones con la versión que se prueba, por grupo. Se rompe si son peores más allá del azar y en {limit} o más.',
      'pointed out':
        'Cuánto más a menudo la versión que se prueba señala a personas de un grupo. Se rompe si difiere más allá del azar y en {limit} o más.',
    },
    held: {
      quality: 'Ningún grupo tiene puntuaciones peores en {limit}, más allá del azar',
      'pointed out': 'A ningún grupo se le señala {limit} más o menos, más allá del azar',
    },
    breached: {
      quality: 'Las puntuaciones empeoraron para «{group}»',
      'pointed out': 'Cambió demasiado cuánto se señala a «{group}»',
    },
    group: 'Grupo',
    earlier: 'Experimentos anteriores',
    name: 'Experimento',
    state: 'Cómo terminó',
    why: 'Por qué',
    declaredAt: 'Declarado',
    fields: {
      title: 'Qué se quiere averiguar',
      measure: 'Medida',
      share: 'Parte de las personas, en %',
      least: 'Menor diferencia que importa',
      endsBy: 'Último día',
      quality: 'Resguardo: la calidad puede bajar',
      pointedOut: 'Resguardo: señalar puede cambiar',
    },
    fieldTexts: {
      share: 'De ellas, quien revisa ve la puntuación de la versión que se prueba.',
      least:
        'La cercanía necesita unos 1000 desenlaces conocidos para distinguir 0,05 y 6000 para 0,02; los aciertos, cuatro veces más.',
      quality: 'Para cualquier grupo de personas, más allá del azar.',
      pointedOut: 'Para cualquier grupo de personas, más allá del azar; 0,1 son diez de cada cien.',
    },
  },
}
