import type { reports as english } from '../en/reports.ts'
import type { Translated } from '../messages.ts'

export const reports: Translated<typeof english> = {
  title: 'Informes',
  text: 'Lo que los datos de la organización dicen de muchas personas: sin nombres y sin grupos de menos de cinco.',
  kinds: {
    teams: 'Equipos de un archivo',
    attrition: 'Salidas',
    performance: 'Desempeño',
    productivity: 'Productividad',
    wellbeing: 'Bienestar',
  },
  texts: {
    teams:
      'Dónde los equipos hacen menos de lo habitual para todos, y qué va con ello: de un archivo con una fila por equipo y día.',
    attrition:
      'Cuántas personas pueden irse por decisión propia, y qué va con ello. No nombra a nadie: una lista se equivocaría sobre la mayoría de quienes están en ella.',
    performance:
      'Cómo pueden salir las próximas evaluaciones, junto a «igual que la última vez». Quien escribe una evaluación no ve ninguna puntuación de la persona.',
    productivity:
      'Dónde se hace menos de lo habitual para el tipo de trabajo, y qué va con ello: según las medidas de la propia organización frente a sus objetivos.',
    wellbeing:
      'Dónde desgasta el trabajo, por las horas, el trabajo fuera del horario y las respuestas: de grupos de cinco personas o más.',
  },
  values: {
    teams: 'Frente a lo habitual',
    attrition: 'Pueden irse',
    performance: 'Pueden bajar',
    productivity: 'Frente a lo habitual',
    wellbeing: 'Desgaste',
  },
  meanings: {
    teams:
      'Media de lo hecho, frente a los objetivos donde los hay, como parte por encima o por debajo del centro del mismo tipo de trabajo en todos los días',
    attrition:
      'Suma de las probabilidades de irse por decisión propia dentro de los meses; 95 de cada 100 recuentos caen en el intervalo',
    performance:
      'Suma de las probabilidades de quedar por debajo de la última valoración en la próxima ronda; 95 de cada 100 recuentos caen en el intervalo',
    productivity:
      'Media de lo hecho frente a los objetivos en tres meses, como parte por encima o por debajo del centro de la misma familia de puestos en el mismo trimestre',
    wellbeing:
      'Media del desgaste por horas, trabajo fuera del horario y respuestas, de 0 a 100; no se aprende nada, es una suma',
  },
  peopleMeanings: {
    teams: 'Personas en los equipos del archivo, según sus filas de media',
    attrition:
      'Personas empleadas ese día de quienes el modelo puede decir algo y a quienes se puede mirar para esto',
    performance: 'Personas con una valoración de la que bajar, a quienes se puede mirar para esto',
    productivity: 'Personas empleadas ese día a quienes se puede mirar para esto',
    wellbeing: 'Personas de quienes se conocen al menos dos partes',
  },
  mayLeave: '{expected} de {people} personas pueden irse por decisión propia en {months} meses',
  mayFall: '{expected} de {people} personas pueden quedar por debajo de su última valoración',
  isStrained: 'El desgaste es {score} de 100; alrededor del {share} de las personas está desgastado',
  strainAlone: 'El desgaste es {score} de 100',
  notTold: 'no se dice',
  lessDone: 'Se hace un {share} menos de lo habitual para el tipo de trabajo',
  moreDone: 'Se hace un {share} más de lo habitual para el tipo de trabajo',
  usualDone: 'Se hace más o menos lo habitual para el tipo de trabajo',
  teamsBelow:
    '{count, plural, =0 {Ningún equipo hace menos de lo habitual} one {# equipo hace menos de lo habitual} other {# equipos hacen menos de lo habitual}}',
  unitsBelow:
    '{count, plural, =0 {Ningún departamento hace menos de lo habitual para su tipo de trabajo} one {# departamento hace menos de lo habitual para su tipo de trabajo} other {# departamentos hacen menos de lo habitual para su tipo de trabajo}}',
  everybody: 'Todas las personas',
  ownLine: 'Su gente',
  lineOf: 'Equipo de {name}',
  unknown: 'Sin dato',
  asOf: 'a {day}',
  people: 'Personas',
  interval: 'de {low} a {high}, si todo sigue como hasta ahora',
  noBetter: 'No se sabe más que sin modelo',
  noBetterTexts: {
    teams:
      'El modelo no dice más que «todo como siempre» por más que el azar. Lea lo que va con ello como ruido.',
    attrition:
      'El modelo no dice más que el tiempo desde la contratación por más que el azar. El recuento vale lo que la historia; lea las bandas y lo que va con ello como ruido.',
    performance:
      'El modelo no dice más que la última valoración por más que el azar. Lea las bandas y lo que va con ello como ruido.',
    productivity:
      'El modelo no dice más que «todo como siempre» por más que el azar. Lea lo que va con ello como ruido.',
  },
  bands: {
    low: 'Baja',
    usual: 'Habitual',
    raised: 'Elevada',
    high: 'Alta',
  },
  band: 'Banda',
  bandMeaning:
    'Grupos de personas con probabilidades parecidas, como múltiplos de la media: por debajo de 0,6, hasta 1,5, hasta 2,5 y por encima. Una pequeña se une a la de abajo',
  noBands: 'Las personas son demasiado pocas o parecidas para decirlo en bandas.',
  bandsFinding: '{people} de {all} personas están en la banda más alta',
  bandsLeft:
    'De quienes estaban en la banda más alta se fue el {share}: la mayoría de estas {people} personas se quedará',
  bandsFell: 'De quienes estaban en la banda más alta bajó el {share}; ahora hay {people} personas en ella',
  expected: 'Esperado',
  leftBefore: 'Se fueron antes',
  fellBefore: 'Bajaron antes',
  asBefore: 'Si es como antes',
  drivers: 'Qué va con ello',
  driversFinding: 'Lo que más va con ello: «{feature}»',
  driversMeanings: {
    attrition:
      'Parte de las personas a quienes esto sube o baja la probabilidad de irse en una décima de la media o más, según el modelo elegido',
    performance:
      'Parte de las personas a quienes esto sube o baja la valoración esperada en 0,05 puntos de la escala o más, según el modelo elegido',
    productivity:
      'Parte de las personas a quienes esto añade o quita una centésima de lo habitual o más, según el modelo elegido',
  },
  raises: {
    attrition: 'empuja a irse',
    performance: 'sube',
    productivity: 'ayuda',
  },
  lowers: {
    attrition: 'retiene',
    performance: 'baja',
    productivity: 'frena',
  },
  thing: 'Qué',
  noCause:
    'Es lo que usó el modelo, de toda la organización, y no una causa: cambiarlo puede no cambiar nada.',
  actions: 'Qué puede ayudar',
  actionsText: 'Una persona con nombre decide qué ofrecer, y a quién, y escribe por qué.',
  because: 'Por: {things}',
  shiftFindings: {
    attrition: 'Con «{feature}» en su mejor cuarto, el modelo espera {gain} salidas menos',
    productivity: 'Con «{feature}» en su mejor cuarto, el modelo espera un {gain} más de quienes cambian',
  },
  shiftText:
    'Todas las personas del lado peor del mejor cuarto de los valores pasan a él, lo demás igual, y se pregunta de nuevo al modelo. Un modelo sabe qué va junto, no qué se sigue: moverlo puede no mover nada. Pruebe una cosa en un lugar, y mire.',
  usual: 'Habitual',
  movedTo: 'Movido a',
  movedPeople: 'De las personas',
  gains: {
    attrition: 'Salidas menos',
    productivity: 'Gana',
  },
  byOthers: 'Según otros modelos',
  cameFinding:
    '{of, plural, one {El único día cuyos meses han pasado} other {De # días cuyos meses han pasado}}, lo que vino estuvo dentro del margen de lo esperado {within, plural, one {una vez} other {# veces}}',
  cameMeaning:
    'Lo que los modelos esperaban de personas que no habían visto, cada día con lo sabido antes, y la parte que se fue dentro de los meses',
  cameLegend: 'Línea discontinua: lo esperado. Puntos con intervalos: lo que vino.',
  leftWithin: 'se fueron en {months} meses',
  came: 'Lo que vino',
  day: 'Día',
  stayFinding: '{years, plural, one {Tras un año} other {Tras # años}} sigue el {share}',
  stayMeaning:
    'Parte que no se ha ido por decisión propia tantos años tras su contratación (Kaplan y Meier); la franja es el intervalo del 95 % de todas las personas',
  yearsSince: 'Años desde la contratación',
  stillThere: 'siguen',
  leavers: 'salidas',
  judgedOn: '{rows, number} miradas a personas que el modelo no había visto, en días posteriores',
  shareOf: 'Parte de las personas',
  tellsMore: 'El modelo dice más que solo el tiempo desde la contratación',
  tellsNoMore: 'Ningún modelo dice más que el tiempo desde la contratación por más que el azar',
  tellsMoreThanUsual: 'El modelo dice más que «todo como siempre»',
  tellsMoreThanUsualNotBefore:
    'El modelo dice más que suponer que todo es como siempre, y lo de antes dice otro tanto',
  tellsNoMoreThanUsual: 'Ningún modelo dice más que «todo como siempre» por más que el azar',
  besideSame: 'Se acierta el {chosen} de las valoraciones; «igual que la última vez» acierta el {same}',
  judgedText:
    'Juzgado con {rows, number} miradas a otras personas en días posteriores; aprendido de {people, number} personas, de las que {events, number} se fueron por decisión propia.',
  judgedReviews:
    'Juzgado con {rows, number} evaluaciones de otras personas en rondas posteriores; aprendido de {people, number} personas en {rounds, number} rondas.',
  judgedRows:
    'Juzgado con {rows, number} filas de otras personas en días posteriores; aprendido de {people, number} personas en {days, number} días.',
  model: 'Modelo',
  chosen: 'elegido',
  changeRight: 'Cambio acertado',
  definitions: 'Qué significan las palabras',
  words: {
    interval: 'Intervalo',
    concordance: 'Concordancia',
    auc: 'AUC',
    brier: 'Brier',
    skill: 'Acierto',
    capture: 'En la décima más alta',
    calibration: 'Fiabilidad',
    accuracy: 'Acertadas',
    level: 'Frente a lo habitual',
    mae: 'Error medio',
    r2: 'Explicado',
    strain: 'Desgaste',
    strained: 'Con desgaste',
  },
  wordMeanings: {
    interval:
      'De 100 recuentos, 95 caerían en él: el azar, y cuánto depende el modelo de las personas de quienes aprendió. Lo que ningún modelo sabe, como un plan de cerrar una sede, no está en él.',
    concordance:
      'De dos personas, con qué frecuencia tenía la probabilidad más alta quien se va primero; 0,5 es azar.',
    auc: 'De dos personas, a una de las cuales le ocurre, con qué frecuencia tenía esta la probabilidad más alta; 0,5 es azar.',
    brier:
      'Distancia cuadrática media entre la probabilidad y lo que ocurrió, de 0 a 1: cuanto menor, mejor. Una sola probabilidad para todos da la parte que se fue por la parte que se quedó.',
    skill:
      'Cuánto menor es el error cuadrático que con una misma probabilidad para todas las personas; 0 o menos no es mejor que eso.',
    capture:
      'De todas las personas a quienes ocurrió, la parte que estaba en la décima con mayor probabilidad; 10 % es azar.',
    calibration: 'Lo esperado de grupos de personas frente a lo que vino; en la diagonal son iguales.',
    accuracy: 'Parte de las valoraciones cuya clase se acertó.',
    level:
      'Parte por encima o por debajo del centro de la misma familia de puestos en el mismo trimestre; dice tanto del objetivo como del trabajo.',
    mae: 'Cuánto se desvía lo esperado de media, como parte de lo habitual.',
    r2: 'Parte de las diferencias entre personas que explica el modelo.',
    strain:
      'La media de horas, trabajo fuera del horario y respuestas, cada una la media de sus señales: 0 en calma, 100 al máximo.',
    strained:
      'Parte de las personas con un desgaste de 50 o más, en décimas; no se dice donde es casi nadie o casi todos: diría cómo está cada persona.',
  },
  asExpected: 'como se esperaba',
  groups: 'Grupos',
  groupsFine: 'En cada grupo se fueron tantas personas como se esperaba, dentro del margen',
  groupsOff: 'Se fueron más o menos personas de lo esperado: {groups}',
  groupsMeaning:
    'Parte que se fue en {months} meses, menos la parte que se esperaba de las mismas personas; el modelo no sabe quién pertenece a qué grupo',
  groupsPopulation: 'Grupos de 30 personas o más',
  telling:
    '{count, plural, one {# dato queda} other {# datos quedan}} fuera de todo lo que se aprende aquí, porque {count, plural, one {da la impresión} other {dan la impresión}} de saber quién iba a irse, como cuando solo se guardó el último valor de cada persona: {things}.',
  tellingRatings:
    '{count, plural, one {# dato queda} other {# datos quedan}} fuera de todo lo que se aprende aquí, porque {count, plural, one {da la impresión} other {dan la impresión}} de saber cómo iba a valorarse a las personas, como cuando solo se guardó el último valor de cada una: {things}.',
  leftOut:
    '{count, plural, one {No se cuenta a # persona} other {No se cuenta a # personas}}: a nadie con su antigüedad se le siguió tanto tiempo, y de ellas no se dice nada.',
  aucByMonthFinding: 'Quién se ha ido al mes se distingue con un AUC de {first}; a los {months}, con {last}',
  aucByMonthMeaning:
    'De dos personas de las que una se ha ido al acabar el mes y la otra sigue, cuántas veces tenía la primera la probabilidad más alta; 0,5 es azar',
  month: 'Meses por delante',
  directionsFinding:
    'De {people} personas con valoración, {down} pueden bajar, {same} seguir igual y {up} subir',
  directionsMeaning:
    'Suma de las probabilidades de cada cosa según el modelo elegido; 95 de 100 recuentos así están en el intervalo',
  directions: { down: 'Más baja', same: 'Igual', up: 'Más alta' },
  anew: {
    title: 'Mirar de nuevo',
    text: 'Cada mes se hace un informe de las salidas, a seis meses. Puede pedirse otro del final del mes pasado; tarda unos minutos y queda en lugar del más nuevo.',
    horizon: 'Meses por delante',
    every: 'Una mirada a todos',
    everyMonth: 'cada mes',
    everyQuarter: 'cada tres meses',
    make: 'Hacer el informe',
    isMade: 'Se está haciendo el informe',
  },
  outlook: 'Próxima ronda',
  outlookFinding: 'Se espera que el {share} de las personas tenga la valoración {label}',
  outlookMeaning:
    'Media de las probabilidades de cada clase de valoración para la próxima ronda, junto a su parte en la última',
  classNext: '{label}: próxima',
  classLast: '{label}: última ronda',
  rating: 'Valoración',
  lastRound: 'Última ronda',
  mapOf: 'Filas del mapa',
  mapDivisions: { department: 'Departamentos', line: 'Equipos por responsable', team: 'Equipos' },
  mapName: 'Qué añade y qué quita',
  mapFinding: '{unit} es lo más bajo: {share} frente a lo habitual',
  mapMeaning:
    'Primero lo hecho frente a lo habitual; luego lo que cada tema añade o quita allí, frente a todas las personas, según el modelo elegido',
  mapNote:
    'Azul es más, naranja es menos. Es lo que va con ello, y no una causa; las cifras frente a objetivos dicen tanto del objetivo como del trabajo.',
  smallestGroup: 'Grupos de cinco personas o más',
  themes: {
    load: 'Carga',
    skills: 'Competencias',
    tenure: 'Antigüedad',
    tools: 'Herramientas',
    collaboration: 'Trabajo conjunto',
    absences: 'Ausencias',
    manager: 'Responsable',
  },
  theme: 'Tema',
  themesFinding: 'Lo que más se pierde va con {theme}: frena al {share} de las personas, un {loss} de media',
  themesMeaning:
    'Parte de las personas a quienes el tema frena en una centésima de lo habitual o más, según el modelo elegido',
  heldBack: 'Frenadas',
  lossOfThose: 'En, de media',
  strainFinding: '{unit} tiene más desgaste: {score} de 100',
  strains: {
    hours: 'Horas',
    outside: 'Fuera del horario',
    answers: 'Respuestas',
  },
  strainedMeaning:
    'Parte de las personas con un desgaste de {from} o más, en décimas; no se dice donde es casi nadie o casi todos: diría cómo está cada persona',
  madeOf: 'De qué se compone la suma',
  madeOfText:
    'Cada señal es cero en calma, 100 al máximo, y gradual entre medias. La enfermedad no está entre ellas.',
  sign: '{part}: {sign}, en calma con {calm}, al máximo con {full}',
  overTimeFinding: 'De {first} a {last}, informe tras informe',
  abouts: {
    team: 'Equipo',
    everybody: 'Todas las personas',
    department: 'Departamento',
    'legal entity': 'Entidad jurídica',
    country: 'País',
    line: 'Línea',
  },
  partsFinding: 'Partes de la organización, lo más notable primero',
  byWhat: 'Por',
  showAll: 'Mostrar los {count, number}',
  ofWhom: 'De quién',
  mustNever: 'Qué no se debe hacer nunca con ello',
  made: 'De {day}, hecho el {at}.',
  madeFrom: 'Hecho a partir de «{name}»',
  allReports: 'Todos los informes',
  teams: {
    noneText: 'Se hace de un archivo con una fila por equipo y día, cuando recursos humanos lo pide.',
    title: 'Hacer un informe de un archivo',
    text: 'El archivo es una tabla con una fila por equipo y día. Diga qué es cada columna y qué puede frenar, por temas. De un equipo de menos de cinco personas no se dice nada.',
    bring: 'Ponga primero un archivo entre los conjuntos de datos',
    dataSet: 'Conjunto de datos',
    columns: {
      measure: 'Lo hecho',
      against: 'El objetivo',
      time: 'Día',
      unit: 'Equipo',
      headcount: 'Personas en el equipo',
      family: 'Tipo de trabajo',
    },
    theme: 'Tema {number}',
    themeExample: 'como herramientas',
    themeColumns: 'Columnas del tema {number}',
    addTheme: 'Otro tema',
    make: 'Hacer el informe',
    making: 'Se está haciendo el informe',
  },
  none: 'Todavía no hay informe',
  noneText:
    'Se hace uno cada mes, donde hay bastante de qué aprender. Las tareas dicen qué falta. Si su pasado llegó con una importación, mire si está fijado el día antes del cual fue así.',
  toPast: 'A lo que se trajo después',
  pasts: {
    'as recorded': 'De cada día pasado se tomó lo que se había registrado al acabar.',
    'as it happened':
      'Los días pasados se ven como ocurrieron, aunque se registrara después: lo que se corrigió o se contó tarde cuenta demasiado pronto.',
    both: 'Los días antes del {day} se ven como ocurrieron, porque su pasado se trajo después: lo que se corrigió o se contó tarde cuenta allí demasiado pronto. Desde ese día, cada uno se ve como se registró al acabar.',
  },
  toPipelines: 'A los procesos',
  fewPeople: 'No se dice nada de tan pocas personas',
  fewPeopleText: 'Son menos de cinco las personas de su línea de quienes se puede hablar en conjunto.',
  ownLevels: 'Su gente frente a lo habitual',
  ownLevelsText:
    'Su organización deja que los responsables vean esto, sin ningún orden. Resultados sobre objetivos de tres meses hasta el {day}, junto al valor central de la familia de puestos. Dicen tanto del objetivo como del trabajo: no juzgue a nadie por ellos.',
  showBands: 'Mostrar a todos por banda',
  partBands: 'Todos en {name} por banda',
  partBandsText:
    'Por nombre, sin orden de riesgo: la mayoría de quienes están en una banda alta se quedan. La banda es el lugar de la puntuación más reciente entre todos los puntuados juntos; las razones y su seguridad están en la página de la persona. No aparece nadie sobre quien usted deba decidir a ciegas ni quien no pueda tratarse para ello.',
  partBandsNone:
    'Nadie aquí tiene una puntuación que pueda ver: todavía no se puntuó a nadie, o no se puede.',
  ownBands: 'Su gente por banda',
  ownBandsText:
    'Su organización deja que los responsables vean esto. Sin orden de riesgo: la mayoría de quienes están en una banda alta se queda. Hable de qué ayudaría; no lo use contra nadie.',
  person: 'Persona',
  policy: 'Lo que se decide sobre los informes',
  policyText:
    'Recursos humanos las ve en la página de la persona, y cada persona la suya. Los responsables no ven ninguna de su gente salvo que usted lo decida; entonces ven la banda, y ni puntuación ni razones.',
  replacementCost: 'Lo que cuesta sustituir a alguien',
  replacementCostText:
    'Porcentaje de un año de salario base. Un quinto es el valor central que hallaron los estudios para la mayoría de los puestos (Boushey y Glynn 2012).',
  loss: 'Coste de las salidas ({currency})',
  lossHint: 'de media, al {share} de un año de salario cada una',
  lossMeaning:
    'La probabilidad de salir de cada una de {people} personas en {months} meses por lo que cuesta sustituirlas ({share} de un año de salario base), sumada, con dos cifras. Lo que sea al final depende de quién salga.',
  leadsSeeLevels: 'Los responsables ven cuánto hace cada persona de su gente',
  levelPolicyText:
    'Cada persona ve cuánto hace frente a lo habitual en su tipo de trabajo. Los responsables ven grupos de cinco personas o más, salvo que usted decida otra cosa; entonces lo ven de cada persona de su gente, por nombre.',
  leadsSeeBands: 'Los responsables ven las bandas de su gente',
  decided: 'Decidido por {name}, {at}: {reason}',
  reason: 'Motivo',
  decide: 'Decidir',
  forecastFinding:
    'En {months} meses seguirán de {fewest} a {most} de estas personas, si todo sigue como hasta ahora',
  forecastText:
    'Según el informe de salidas a {day}: solo salidas por decisión propia; quien se contrate o se vaya de otro modo no está en ello.',
  thereNow: 'Personas ahora',
  thereThen: 'Personas en {months} meses',
}
