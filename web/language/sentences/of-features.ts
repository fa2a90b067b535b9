import type { Sentences } from './words-of-two.ts'

/** What each feature means, as the catalogue says it in English; a test holds the two together. */
export const ofFeatures: Sentences = {
  'time since the present employment began': [
    'tiempo desde que empezó el empleo actual',
    'tempo desde que começou o emprego atual',
  ],
  'whether the first half year is still under way': [
    'si aún está en el primer medio año',
    'se ainda está no primeiro meio ano',
  ],
  'whether there was a spell of employment before': [
    'si hubo antes otro empleo aquí',
    'se houve antes outro emprego aqui',
  ],
  'kind of contract': ['tipo de contrato', 'tipo de contrato'],
  'whether the contract has an end': ['si el contrato tiene fin', 'se o contrato tem fim'],
  'share of full time': ['parte de la jornada completa', 'parte do tempo completo'],
  'share of time worked away from the office': [
    'parte del tiempo fuera de la oficina',
    'parte do tempo fora do escritório',
  ],
  'time since the present main assignment began': [
    'tiempo desde que empezó el puesto actual',
    'tempo desde que começou a função atual',
  ],
  'time since the last promotion, or since the hire where there was none': [
    'tiempo desde el último ascenso, o desde el alta si no hubo',
    'tempo desde a última promoção, ou desde a admissão se não houve',
  ],
  'promotions in three years': ['ascensos en tres años', 'promoções em três anos'],
  'transfers and reorganisations in three years': [
    'traslados y reorganizaciones en tres años',
    'transferências e reorganizações em três anos',
  ],
  'assignments so far': ['puestos hasta ahora', 'funções até agora'],
  'order of the grade held, 1 the lowest': [
    'orden del grado, 1 el más bajo',
    'ordem do nível, 1 o mais baixo',
  ],
  'family of the job': ['familia del puesto', 'família da função'],
  'whether the job leads people': ['si el puesto dirige personas', 'se a função dirige pessoas'],
  'way to work': ['camino al trabajo', 'caminho para o trabalho'],
  'way to work times the share of time at the workplace': [
    'camino al trabajo por la parte del tiempo que se va',
    'caminho para o trabalho vezes a parte do tempo em que se vai',
  ],
  'month of the year, for what comes with the seasons': [
    'mes del año, por lo que traen las estaciones',
    'mês do ano, pelo que trazem as estações',
  ],
  'the year, for what shifts over time': [
    'el año, por lo que cambia con el tiempo',
    'o ano, pelo que muda com o tempo',
  ],
  'rank of the grade above that of the first assignment': [
    'grados subidos desde el primer puesto',
    'níveis subidos desde a primeira função',
  ],
  'share of due onboarding tasks that are done': [
    'de las tareas de incorporación que vencían, las hechas',
    'das tarefas de integração que venciam, as feitas',
  ],
  'share of done onboarding tasks that were done late': [
    'de las tareas de incorporación hechas, las hechas tarde',
    'das tarefas de integração feitas, as feitas tarde',
  ],
  'whether somebody helped with the first months': [
    'si alguien acompañó los primeros meses',
    'se alguém acompanhou os primeiros meses',
  ],
  'feedback received in a year': ['opiniones recibidas en un año', 'opiniões recebidas num ano'],
  'share of the feedback received in two years that is praise': [
    'de las opiniones de dos años, los elogios',
    'das opiniões de dois anos, os elogios',
  ],
  'feedback given to others in a year': [
    'opiniones dadas a otros en un año',
    'opiniões dadas a outros num ano',
  ],
  'goals that are active': ['objetivos activos', 'objetivos ativos'],
  'share of the goals of two years that are done': [
    'de los objetivos de dos años, los cumplidos',
    'dos objetivos de dois anos, os cumpridos',
  ],
  'notes on goals in half a year': [
    'seguimientos de objetivos en medio año',
    'acompanhamentos de objetivos em meio ano',
  ],
  'share of the notes on goals in half a year that say at risk or off track': [
    'de los seguimientos de medio año, los que van en riesgo o mal',
    'dos acompanhamentos de meio ano, os em risco ou fora do plano',
  ],
  'where the goal noted last stands': [
    'cómo va el objetivo anotado por último',
    'como está o objetivo anotado por último',
  ],
  'time since the last note on a goal': [
    'tiempo desde el último seguimiento de un objetivo',
    'tempo desde o último acompanhamento de um objetivo',
  ],
  'months in the role over months of tenure': [
    'meses en el puesto entre meses de antigüedad',
    'meses na função sobre meses de antiguidade',
  ],
  'rating of the last published review by the manager': [
    'valoración de la última evaluación publicada del responsable',
    'nota da última avaliação publicada do gestor',
  ],
  'change of the rating by the manager from a year before': [
    'cambio de la valoración del responsable en un año',
    'mudança da nota do gestor num ano',
  ],
  'slope of the ratings of three years': [
    'tendencia de las valoraciones de tres años',
    'tendência das notas de três anos',
  ],
  'mean of the ratings of three years': [
    'media de las valoraciones de tres años',
    'média das notas de três anos',
  ],
  'best rating of three years': ['mejor valoración de tres años', 'melhor nota de três anos'],
  'worst rating of three years': ['peor valoración de tres años', 'pior nota de três anos'],
  'where the rating stands among those of the same job family and grade': [
    'lugar de la valoración entre los de la misma familia y grado',
    'lugar da nota entre os da mesma família e nível',
  ],
  'own rating less that of the manager': [
    'valoración propia menos la del responsable',
    'nota própria menos a do gestor',
  ],
  'mean rating by colleagues in a year': [
    'valoración media de colegas en un año',
    'nota média de colegas num ano',
  ],
  'mean rating by those who are led, in two years': [
    'valoración media de las personas a cargo, en dos años',
    'nota média das pessoas a cargo, em dois anos',
  ],
  'what calibration changed of the last rating': [
    'lo que la calibración cambió en la última valoración',
    'o que a calibração mudou na última nota',
  ],
  'time since the last published review by the manager': [
    'tiempo desde la última evaluación publicada',
    'tempo desde a última avaliação publicada',
  ],
  'published reviews from all sides in two years': [
    'evaluaciones publicadas de todos los lados en dos años',
    'avaliações publicadas de todos os lados em dois anos',
  ],
  'mean rating of competencies in a year': [
    'valoración media de aptitudes en un año',
    'nota média de aptidões num ano',
  ],
  'spread of the ratings of competencies in a year': [
    'dispersión de las valoraciones de aptitudes en un año',
    'dispersão das notas de aptidões num ano',
  ],
  'the last rating, or the mean by colleagues where there is none': [
    'la última valoración o, si no la hay, la media de colegas',
    'a última nota ou, se não há, a média de colegas',
  ],
  'base pay for full time over the middle of the pay band (compa-ratio)': [
    'salario base a jornada completa entre la mitad de la banda',
    'salário base a tempo completo sobre o meio da banda',
  ],
  'base pay for full time over the median that others pay for the grade, family and country, in one currency':
    [
      'salario base a jornada completa entre la mediana que pagan otros por el grado, la familia y el país, en una sola moneda',
      'salário base a tempo completo sobre a mediana que outros pagam pelo nível, família e país, numa só moeda',
    ],
  'change of the ratio to the market from a year before': [
    'cambio de la posición frente al mercado en un año',
    'mudança da posição face ao mercado num ano',
  ],
  'where base pay stands between a quarter and three quarters of what others pay, 0 to 1 within': [
    'lugar del salario base entre el primer y el tercer cuartil de lo que pagan otros, de 0 a 1 dentro',
    'lugar do salário base entre o primeiro e o terceiro quartil do que outros pagam, de 0 a 1 dentro',
  ],
  'time since the survey of what others pay': [
    'tiempo desde la encuesta de lo que pagan otros',
    'tempo desde o inquérito do que outros pagam',
  ],
  'whether base pay is set beside the market, or why not': [
    'si el salario base se compara con el mercado, o por qué no',
    'se o salário base se compara com o mercado, ou porque não',
  ],
  'how far base pay lies above or below the middle of the pay band': [
    'cuánto está el salario base por encima o por debajo del centro de la banda',
    'quanto está o salário base acima ou abaixo do meio da banda',
  ],
  'change of the compa-ratio from a year before': [
    'cambio de la posición en la banda en un año',
    'mudança da posição na banda num ano',
  ],
  'where base pay stands between the ends of the band': [
    'lugar del salario base entre los extremos de la banda',
    'lugar do salário base entre os extremos da banda',
  ],
  'where base pay stands among those of the same grade, family, country and currency': [
    'lugar del salario base entre los del mismo grado, familia, país y moneda',
    'lugar do salário base entre os do mesmo nível, família, país e moeda',
  ],
  'compa-ratio less the mean of the department': [
    'posición en la banda menos la media del departamento',
    'posição na banda menos a média do departamento',
  ],
  'compa-ratio less the mean of those with the same manager': [
    'posición en la banda menos la media de los del mismo responsable',
    'posição na banda menos a média dos do mesmo gestor',
  ],
  'change of base pay from a year before': [
    'cambio del salario base en un año',
    'mudança do salário base num ano',
  ],
  'time since the last raise': ['tiempo desde la última subida', 'tempo desde o último aumento'],
  'raises in three years': ['subidas en tres años', 'aumentos em três anos'],
  'bonuses of a year over yearly base pay': [
    'bonos de un año entre el salario base anual',
    'bónus de um ano sobre o salário base anual',
  ],
  'bonuses in two years': ['bonos en dos años', 'bónus em dois anos'],
  'time since the last bonus': ['tiempo desde el último bono', 'tempo desde o último bónus'],
  'mean answer on engagement in a year': [
    'respuesta media sobre compromiso en un año',
    'resposta média sobre envolvimento num ano',
  ],
  'change of the mean answer on engagement from a year before': [
    'cambio de la respuesta media sobre compromiso en un año',
    'mudança da resposta média sobre envolvimento num ano',
  ],
  'slope of the answers on engagement of three years': [
    'tendencia de las respuestas sobre compromiso de tres años',
    'tendência das respostas sobre envolvimento de três anos',
  ],
  'mean answer on the manager in a year': [
    'respuesta media sobre el responsable en un año',
    'resposta média sobre o gestor num ano',
  ],
  'mean answer on load and private life in a year': [
    'respuesta media sobre carga y vida privada en un año',
    'resposta média sobre carga e vida privada num ano',
  ],
  'mean answer on growth in a year': [
    'respuesta media sobre desarrollo en un año',
    'resposta média sobre desenvolvimento num ano',
  ],
  'mean answer on fair pay in a year': [
    'respuesta media sobre pago justo en un año',
    'resposta média sobre pagamento justo num ano',
  ],
  'mean answer on what is expected in a year': [
    'respuesta media sobre qué se espera en un año',
    'resposta média sobre o que se espera num ano',
  ],
  'mean answer on all themes in a year': [
    'respuesta media sobre todos los temas en un año',
    'resposta média sobre todos os temas num ano',
  ],
  'spread of the answers of a year': [
    'dispersión de las respuestas de un año',
    'dispersão das respostas de um ano',
  ],
  'lowest answer of a year': ['respuesta más baja de un año', 'resposta mais baixa de um ano'],
  'satisfaction less the mean of the department': [
    'satisfacción menos la media del departamento',
    'satisfação menos a média do departamento',
  ],
  'mean answer on the manager of all with the same manager': [
    'respuesta media sobre el responsable de todo su equipo',
    'resposta média sobre o gestor de toda a sua equipa',
  ],
  'surveys answered in two years': [
    'encuestas respondidas en dos años',
    'inquéritos respondidos em dois anos',
  ],
  'time since the last survey answered': [
    'tiempo desde la última encuesta respondida',
    'tempo desde o último inquérito respondido',
  ],
  'comments written in two years': ['comentarios escritos en dos años', 'comentários escritos em dois anos'],
  'how well the comments of two years speak, by counting words': [
    'cómo de bien hablan los comentarios de dos años, contando palabras',
    'quão bem falam os comentários de dois anos, contando palavras',
  ],
  'mean answer on pay and growth of those who answered both': [
    'respuesta media sobre pago y desarrollo de quienes respondieron a ambos',
    'resposta média sobre pagamento e desenvolvimento de quem respondeu a ambos',
  ],
  'people with the same manager': ['personas con el mismo responsable', 'pessoas com o mesmo gestor'],
  'people of the department': ['personas del departamento', 'pessoas do departamento'],
  'people who report to the person': ['personas a su cargo', 'pessoas a seu cargo'],
  'people who report to the manager': ['personas a cargo del responsable', 'pessoas a cargo do gestor'],
  'managers in two years, counting each that began': [
    'responsables que tuvo en dos años',
    'gestores que teve em dois anos',
  ],
  'time with the present manager': ['meses con el responsable actual', 'meses com o gestor atual'],
  'tenure of the manager': ['antigüedad del responsable', 'antiguidade do gestor'],
  'time since the manager began the present assignment': [
    'tiempo del responsable en su puesto',
    'tempo do gestor na sua função',
  ],
  'rank of the grade of the manager above the own': [
    'grados del responsable por encima del propio',
    'níveis do gestor acima do próprio',
  ],
  'mean rating of the manager by those who are led, in two years': [
    'valoración media del responsable por su equipo, en dos años',
    'nota média do gestor pela sua equipa, em dois anos',
  ],
  'mean engagement of those with the same manager': [
    'compromiso medio de los del mismo responsable',
    'envolvimento médio dos do mesmo gestor',
  ],
  'mean overtime of those with the same manager, over three months': [
    'horas extra medias de los del mismo responsable, tres meses',
    'horas extra médias dos do mesmo gestor, três meses',
  ],
  'own overtime less the mean of those with the same manager, over three months': [
    'horas extra propias menos la media de los del mismo responsable, en tres meses',
    'horas extra próprias menos a média dos do mesmo gestor, em três meses',
  ],
  'mean rating of those with the same manager': [
    'valoración media de los del mismo responsable',
    'nota média dos do mesmo gestor',
  ],
  'share of those with the same manager who are in their first year': [
    'de los del mismo responsable, los que están en su primer año',
    'dos do mesmo gestor, os que estão no primeiro ano',
  ],
  'spread of tenure of those with the same manager': [
    'dispersión de la antigüedad de los del mismo responsable',
    'dispersão da antiguidade dos do mesmo gestor',
  ],
  'assignments in the department that ended in a year, by leaving or moving': [
    'puestos del departamento que terminaron en un año, por salida o traslado',
    'funções do departamento que terminaram num ano, por saída ou transferência',
  ],
  'assignments in the department that ended in a year, for each of its people': [
    'puestos del departamento terminados en un año, por cada una de sus personas',
    'funções do departamento terminadas num ano, por cada uma das suas pessoas',
  ],
  'chance that two with the same manager differ: mean of newest skill, tenure, job and where they came from':
    [
      'probabilidad de que dos del mismo responsable difieran: media de habilidad más nueva, antigüedad, puesto y procedencia',
      'probabilidade de dois do mesmo gestor diferirem: média de competência mais nova, antiguidade, função e proveniência',
    ],
  'chance that two with the same manager differ in their newest skill': [
    'probabilidad de que dos del mismo responsable difieran en su habilidad más nueva',
    'probabilidade de dois do mesmo gestor diferirem na competência mais nova',
  ],
  'chance that two of the department differ in their job': [
    'probabilidad de que dos del departamento difieran en su puesto',
    'probabilidade de dois do departamento diferirem na função',
  ],
  'hours on courses begun in a year': [
    'horas de cursos empezados en un año',
    'horas de cursos começados num ano',
  ],
  'hours on courses begun in a year less the mean of those with the same manager': [
    'horas de cursos empezados en un año menos la media de los del mismo responsable',
    'horas de cursos começados num ano menos a média dos do mesmo gestor',
  ],
  'courses completed of those begun in a year': [
    'cursos completados de los empezados en un año',
    'cursos concluídos dos começados num ano',
  ],
  'courses completed so far': ['cursos completados hasta ahora', 'cursos concluídos até agora'],
  'time since the last completed course': [
    'tiempo desde el último curso completado',
    'tempo desde o último curso concluído',
  ],
  'share of the courses begun in two years that were cancelled or failed': [
    'de los cursos empezados en dos años, los cancelados o no superados',
    'dos cursos começados em dois anos, os cancelados ou não superados',
  ],
  'mean result of courses begun in two years': [
    'resultado medio de cursos empezados en dos años',
    'resultado médio de cursos começados em dois anos',
  ],
  'how the person rates courses begun in two years': [
    'cómo valora la persona los cursos empezados en dos años',
    'como a pessoa avalia os cursos começados em dois anos',
  ],
  'different skills': ['habilidades distintas', 'competências diferentes'],
  'mean level of the skills': ['nivel medio de las habilidades', 'nível médio das competências'],
  'highest level of a skill': ['nivel más alto de una habilidad', 'nível mais alto de uma competência'],
  'skills noted in a year': ['habilidades anotadas en un año', 'competências anotadas num ano'],
  'skills that the job asks for': ['habilidades que pide el puesto', 'competências que a função pede'],
  'share of the skills that the job asks for that the person has': [
    'de las habilidades que pide el puesto, las que tiene',
    'das competências que a função pede, as que tem',
  ],
  'share of the skills that the job asks for that the person has at the level asked for': [
    'de las habilidades que pide el puesto, las que tiene al nivel pedido',
    'das competências que a função pede, as que tem ao nível pedido',
  ],
  'share of the notes on skills that others made': [
    'de las notas sobre habilidades, las que no son propias',
    'das notas sobre competências, as que não são próprias',
  ],
  'mean overtime of three months': ['horas extra medias de tres meses', 'horas extra médias de três meses'],
  'mean overtime of a year': ['horas extra medias de un año', 'horas extra médias de um ano'],
  'most overtime of a month in a year': [
    'más horas extra en un mes del año',
    'mais horas extra num mês do ano',
  ],
  'spread of the overtime of a year': [
    'dispersión de las horas extra de un año',
    'dispersão das horas extra de um ano',
  ],
  'slope of the overtime of half a year': [
    'tendencia de las horas extra de medio año',
    'tendência das horas extra de meio ano',
  ],
  'change of mean overtime from a year before': [
    'cambio de las horas extra medias en un año',
    'mudança das horas extra médias num ano',
  ],
  'mean overtime of the three months before the last three': [
    'horas extra medias de los tres meses anteriores a los tres últimos',
    'horas extra médias dos três meses anteriores aos três últimos',
  ],
  'mean hours worked of three months': [
    'horas trabajadas medias de tres meses',
    'horas trabalhadas médias de três meses',
  ],
  'hours worked over the hours of the contract, in three months': [
    'horas trabajadas entre las del contrato, tres meses',
    'horas trabalhadas sobre as do contrato, três meses',
  ],
  'hours in meetings over hours worked, in three months': [
    'horas en reuniones entre horas trabajadas, tres meses',
    'horas em reuniões sobre horas trabalhadas, três meses',
  ],
  'hours lost to tools and systems that did not work over hours worked, in three months': [
    'horas perdidas por herramientas y sistemas que no funcionaban entre horas trabajadas, tres meses',
    'horas perdidas com ferramentas e sistemas que não funcionavam sobre horas trabalhadas, três meses',
  ],
  'change of the share of hours lost to tools and systems from a year before': [
    'cambio de la parte de horas perdidas por herramientas y sistemas frente a un año antes',
    'mudança da parte de horas perdidas com ferramentas e sistemas face a um ano antes',
  ],
  'mean requests for help with tools and systems of three months': [
    'peticiones medias de ayuda con herramientas y sistemas, tres meses',
    'pedidos médios de ajuda com ferramentas e sistemas, três meses',
  ],
  'mean number of people worked with in three months': [
    'número medio de personas con las que se trabajó en tres meses',
    'número médio de pessoas com quem se trabalhou em três meses',
  ],
  'mean number of other teams worked with in three months': [
    'número medio de otros equipos con los que se trabajó en tres meses',
    'número médio de outras equipas com quem se trabalhou em três meses',
  ],
  'mean number of messages sent outside working hours in three months': [
    'número medio de mensajes enviados fuera de horario en tres meses',
    'número médio de mensagens enviadas fora de horas em três meses',
  ],
  'results of measures of service quality over their targets in a year, more being better': [
    'resultados de las medidas de calidad del servicio entre sus objetivos en un año; más es mejor',
    'resultados das medidas de qualidade do serviço sobre os objetivos num ano; mais é melhor',
  ],
  'change of the results of service quality over their targets from a year before': [
    'cambio de los resultados de calidad del servicio entre sus objetivos frente a un año antes',
    'mudança dos resultados de qualidade do serviço sobre os objetivos face a um ano antes',
  ],
  'share of activity outside working hours, in three months': [
    'parte de la actividad fuera de horario, tres meses',
    'parte da atividade fora de horas, três meses',
  ],
  'days of vacation begun in a year': [
    'días de vacaciones empezadas en un año',
    'dias de férias começadas num ano',
  ],
  'time since the last vacation began': [
    'tiempo desde las últimas vacaciones',
    'tempo desde as últimas férias',
  ],
  'days off for personal reasons or voluntary work begun in a year': [
    'días libres personales o de voluntariado empezados en un año',
    'dias livres pessoais ou de voluntariado começados num ano',
  ],
  'projects the person is on': ['proyectos en los que está', 'projetos em que está'],
  'share of time on projects': ['parte del tiempo en proyectos', 'parte do tempo em projetos'],
  'projects begun in two years': ['proyectos empezados en dos años', 'projetos começados em dois anos'],
  'results over their targets in three months, more being better': [
    'resultados entre sus metas en tres meses; más es mejor',
    'resultados sobre as suas metas em três meses; mais é melhor',
  ],
  'results over their targets in a year, more being better': [
    'resultados entre sus metas en un año; más es mejor',
    'resultados sobre as suas metas num ano; mais é melhor',
  ],
  'slope of the results over their targets in half a year': [
    'tendencia de los resultados entre sus metas en medio año',
    'tendência dos números sobre as suas metas, meio ano',
  ],
  'spread of the results over their targets in a year': [
    'dispersión de los resultados entre sus metas en un año',
    'dispersão dos números sobre as suas metas, um ano',
  ],
  'change of the results over their targets from half a year before': [
    'cambio de los resultados entre sus metas frente a medio año antes',
    'mudança dos resultados sobre as suas metas face a meio ano antes',
  ],
  'where results over their targets stand in the job family': [
    'lugar de la productividad en la familia del puesto',
    'lugar da produtividade na família da função',
  ],
  'days of sick leave begun in a year': [
    'días de baja por enfermedad empezada en un año',
    'dias de baixa por doença começada num ano',
  ],
  'sick leaves begun in a year': [
    'bajas por enfermedad empezadas en un año',
    'baixas por doença começadas num ano',
  ],
}
