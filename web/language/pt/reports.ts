import type { reports as english } from '../en/reports.ts'
import type { Translated } from '../messages.ts'

export const reports: Translated<typeof english> = {
  title: 'Relatórios',
  text: 'O que os dados da organização dizem de muitas pessoas: sem nomes e sem grupos de menos de cinco.',
  kinds: {
    teams: 'Equipas de um ficheiro',
    attrition: 'Saídas',
    performance: 'Desempenho',
    productivity: 'Produtividade',
    wellbeing: 'Bem-estar',
  },
  texts: {
    teams:
      'Onde as equipas fazem menos do que é habitual para todas, e o que acompanha isso: de um ficheiro com uma linha por equipa e dia.',
    attrition:
      'Quantas pessoas podem sair por decisão própria, e o que acompanha isso. Não nomeia ninguém: uma lista erraria sobre a maioria de quem nela está.',
    performance:
      'Como podem correr as próximas avaliações, ao lado de “igual à última vez”. Quem escreve uma avaliação não vê nenhuma pontuação da pessoa.',
    productivity:
      'Onde se faz menos do que é habitual para o tipo de trabalho, e o que acompanha isso: segundo as medidas da própria organização face aos seus objetivos.',
    wellbeing:
      'Onde o trabalho desgasta, pelas horas, pelo trabalho fora do horário e pelas respostas: de grupos de cinco pessoas ou mais.',
  },
  values: {
    teams: 'Face ao habitual',
    attrition: 'Podem sair',
    performance: 'Podem descer',
    productivity: 'Face ao habitual',
    wellbeing: 'Desgaste',
  },
  meanings: {
    teams:
      'Média do que foi feito, face aos objetivos onde os há, como parte acima ou abaixo do centro do mesmo tipo de trabalho em todos os dias',
    attrition:
      'Soma das probabilidades de sair por decisão própria dentro dos meses; 95 em cada 100 contagens caem no intervalo',
    performance:
      'Soma das probabilidades de ficar abaixo da última avaliação na próxima ronda; 95 em cada 100 contagens caem no intervalo',
    productivity:
      'Média do que foi feito face aos objetivos em três meses, como parte acima ou abaixo do centro da mesma família de cargos no mesmo trimestre',
    wellbeing:
      'Média do desgaste por horas, trabalho fora do horário e respostas, de 0 a 100; nada é aprendido, é uma soma',
  },
  peopleMeanings: {
    teams: 'Pessoas nas equipas do ficheiro, como dizem as suas linhas em média',
    attrition:
      'Pessoas empregadas nesse dia de quem o modelo pode dizer algo e que podem ser vistas para isto',
    performance: 'Pessoas com uma avaliação da qual descer, que podem ser vistas para isto',
    productivity: 'Pessoas empregadas nesse dia que podem ser vistas para isto',
    wellbeing: 'Pessoas de quem se conhecem pelo menos duas partes',
  },
  mayLeave: '{expected} de {people} pessoas podem sair por decisão própria em {months} meses',
  mayFall: '{expected} de {people} pessoas podem ficar abaixo da sua última avaliação',
  isStrained: 'O desgaste é {score} de 100; cerca de {share} das pessoas estão desgastadas',
  strainAlone: 'O desgaste é {score} de 100',
  notTold: 'não se diz',
  lessDone: 'Faz-se {share} menos do que é habitual para o tipo de trabalho',
  moreDone: 'Faz-se {share} mais do que é habitual para o tipo de trabalho',
  usualDone: 'Faz-se mais ou menos o habitual para o tipo de trabalho',
  teamsBelow:
    '{count, plural, =0 {Nenhuma equipa faz menos do que é habitual} one {# equipa faz menos do que é habitual} other {# equipas fazem menos do que é habitual}}',
  unitsBelow:
    '{count, plural, =0 {Nenhum departamento faz menos do que é habitual para o seu tipo de trabalho} one {# departamento faz menos do que é habitual para o seu tipo de trabalho} other {# departamentos fazem menos do que é habitual para o seu tipo de trabalho}}',
  everybody: 'Todas as pessoas',
  ownLine: 'As suas pessoas',
  lineOf: 'Equipa de {name}',
  unknown: 'Sem dado',
  asOf: 'a {day}',
  people: 'Pessoas',
  interval: 'de {low} a {high}, se tudo continuar como até agora',
  noBetter: 'Não se sabe mais do que sem modelo',
  noBetterTexts: {
    teams:
      'O modelo não diz mais do que “tudo como sempre” por mais do que o acaso. Leia o que a acompanha como ruído.',
    attrition:
      'O modelo não diz mais do que o tempo desde a contratação por mais do que o acaso. A contagem vale o que a história; leia as faixas e o que a acompanha como ruído.',
    performance:
      'O modelo não diz mais do que a última avaliação por mais do que o acaso. Leia as faixas e o que a acompanha como ruído.',
    productivity:
      'O modelo não diz mais do que “tudo como sempre” por mais do que o acaso. Leia o que a acompanha como ruído.',
  },
  bands: {
    low: 'Baixa',
    usual: 'Habitual',
    raised: 'Elevada',
    high: 'Alta',
  },
  band: 'Faixa',
  bandMeaning:
    'Grupos de pessoas com probabilidades parecidas, como múltiplos da média: abaixo de 0,6, até 1,5, até 2,5 e acima. Uma pequena junta-se à de baixo',
  noBands: 'As pessoas são demasiado poucas ou parecidas para o dizer em faixas.',
  bandsFinding: '{people} de {all} pessoas estão na faixa mais alta',
  bandsLeft: 'De quem estava na faixa mais alta saíram {share}: a maioria destas {people} pessoas ficará',
  bandsFell: 'De quem estava na faixa mais alta desceram {share}; há agora {people} pessoas nela',
  expected: 'Esperado',
  leftBefore: 'Saíram antes',
  fellBefore: 'Desceram antes',
  asBefore: 'Se for como antes',
  drivers: 'O que a acompanha',
  driversFinding: 'O que mais a acompanha: «{feature}»',
  driversMeanings: {
    attrition:
      'Parte das pessoas a quem isto sobe ou desce a probabilidade de sair num décimo da média ou mais, segundo o modelo escolhido',
    performance:
      'Parte das pessoas a quem isto sobe ou desce a avaliação esperada em 0,05 pontos da escala ou mais, segundo o modelo escolhido',
    productivity:
      'Parte das pessoas a quem isto acrescenta ou tira um centésimo do habitual ou mais, segundo o modelo escolhido',
  },
  raises: {
    attrition: 'empurra para sair',
    performance: 'sobe',
    productivity: 'ajuda',
  },
  lowers: {
    attrition: 'retém',
    performance: 'desce',
    productivity: 'trava',
  },
  thing: 'O quê',
  noCause: 'É o que o modelo usou, de toda a organização, e não uma causa: mudá-lo pode não mudar nada.',
  actions: 'O que pode ajudar',
  actionsText: 'Uma pessoa com nome decide o que oferecer, e a quem, e escreve porquê.',
  because: 'Por: {things}',
  shiftFindings: {
    attrition: 'Com «{feature}» no seu melhor quarto, o modelo espera {gain} saídas a menos',
    productivity: 'Com «{feature}» no seu melhor quarto, o modelo espera mais {gain} de quem muda',
  },
  shiftText:
    'Todas as pessoas do lado pior do melhor quarto dos valores passam para ele, o resto igual, e pergunta-se de novo ao modelo. Um modelo sabe o que anda junto, não o que se segue: movê-lo pode não mover nada. Experimente uma coisa num lugar, e veja.',
  usual: 'Habitual',
  movedTo: 'Movido para',
  movedPeople: 'Das pessoas',
  gains: {
    attrition: 'Saídas a menos',
    productivity: 'Ganha',
  },
  byOthers: 'Segundo outros modelos',
  cameFinding:
    '{of, plural, one {No único dia cujos meses passaram} other {De # dias cujos meses passaram}}, o que veio esteve dentro da margem do esperado {within, plural, one {uma vez} other {# vezes}}',
  cameMeaning:
    'O que os modelos esperavam de pessoas que não tinham visto, em cada dia com o que se sabia antes, e a parte que saiu dentro dos meses',
  cameLegend: 'Linha tracejada: o esperado. Pontos com intervalos: o que veio.',
  leftWithin: 'saíram em {months} meses',
  came: 'O que veio',
  day: 'Dia',
  stayFinding: '{years, plural, one {Após um ano} other {Após # anos}} continuam {share}',
  stayMeaning:
    'Parte que não saiu por decisão própria tantos anos após a contratação (Kaplan e Meier); a faixa é o intervalo de 95 % de todas as pessoas',
  yearsSince: 'Anos desde a contratação',
  stillThere: 'continuam',
  leavers: 'saídas',
  judgedOn: '{rows, number} olhares a pessoas que o modelo não tinha visto, em dias posteriores',
  shareOf: 'Parte das pessoas',
  tellsMore: 'O modelo diz mais do que só o tempo desde a contratação',
  tellsNoMore: 'Nenhum modelo diz mais do que o tempo desde a contratação por mais do que o acaso',
  tellsMoreThanUsual: 'O modelo diz mais do que “tudo como sempre”',
  tellsMoreThanUsualNotBefore:
    'O modelo diz mais do que supor que tudo é como de costume, e o que foi antes diz outro tanto',
  tellsNoMoreThanUsual: 'Nenhum modelo diz mais do que “tudo como sempre” por mais do que o acaso',
  besideSame: 'Acertam-se {chosen} das avaliações; “igual à última vez” acerta {same}',
  judgedText:
    'Avaliado com {rows, number} olhares a outras pessoas em dias posteriores; aprendido de {people, number} pessoas, das quais {events, number} saíram por decisão própria.',
  judgedReviews:
    'Avaliado com {rows, number} avaliações de outras pessoas em rondas posteriores; aprendido de {people, number} pessoas em {rounds, number} rondas.',
  judgedRows:
    'Avaliado com {rows, number} linhas de outras pessoas em dias posteriores; aprendido de {people, number} pessoas em {days, number} dias.',
  model: 'Modelo',
  chosen: 'escolhido',
  changeRight: 'Mudança certa',
  definitions: 'O que significam as palavras',
  words: {
    interval: 'Intervalo',
    concordance: 'Concordância',
    auc: 'AUC',
    brier: 'Brier',
    skill: 'Perícia',
    capture: 'No décimo mais alto',
    calibration: 'Fiabilidade',
    accuracy: 'Acertadas',
    level: 'Face ao habitual',
    mae: 'Erro médio',
    r2: 'Explicado',
    strain: 'Desgaste',
    strained: 'Com desgaste',
  },
  wordMeanings: {
    interval:
      'De 100 contagens, 95 cairiam nele: o acaso, e quanto o modelo depende das pessoas de quem aprendeu. O que nenhum modelo sabe, como um plano de fechar um local, não está nele.',
    concordance:
      'De duas pessoas, com que frequência tinha a probabilidade mais alta quem sai primeiro; 0,5 é acaso.',
    auc: 'De duas pessoas, a uma das quais acontece, com que frequência tinha essa a probabilidade mais alta; 0,5 é acaso.',
    brier:
      'Distância quadrática média entre a probabilidade e o que aconteceu, de 0 a 1: quanto menor, melhor. Uma só probabilidade para todos dá a parte que saiu vezes a parte que ficou.',
    skill:
      'Quanto menor é o erro quadrático do que com uma mesma probabilidade para todas as pessoas; 0 ou menos não é melhor do que isso.',
    capture:
      'De todas as pessoas a quem aconteceu, a parte que estava no décimo com maior probabilidade; 10 % é acaso.',
    calibration: 'O esperado de grupos de pessoas face ao que veio; na diagonal são iguais.',
    accuracy: 'Parte das avaliações cuja classe se acertou.',
    level:
      'Parte acima ou abaixo do centro da mesma família de cargos no mesmo trimestre; diz tanto do objetivo como do trabalho.',
    mae: 'Quanto se desvia o esperado em média, como parte do habitual.',
    r2: 'Parte das diferenças entre pessoas que o modelo explica.',
    strain:
      'A média de horas, trabalho fora do horário e respostas, cada uma a média dos seus sinais: 0 em calma, 100 no máximo.',
    strained:
      'Parte das pessoas com um desgaste de 50 ou mais, em décimos; não se diz onde é quase ninguém ou quase todos: diria como está cada pessoa.',
  },
  asExpected: 'como se esperava',
  groups: 'Grupos',
  groupsFine: 'Em cada grupo saíram tantas pessoas como se esperava, dentro da margem',
  groupsOff: 'Saíram mais ou menos pessoas do que o esperado: {groups}',
  groupsMeaning:
    'Parte que saiu em {months} meses, menos a parte que se esperava das mesmas pessoas; o modelo não sabe quem pertence a que grupo',
  groupsPopulation: 'Grupos de 30 pessoas ou mais',
  telling:
    '{count, plural, one {# dado fica} other {# dados ficam}} fora de tudo o que aqui se aprende, porque {count, plural, one {dá a impressão} other {dão a impressão}} de saber quem ia sair, como quando só se guardou o último valor de cada pessoa: {things}.',
  tellingRatings:
    '{count, plural, one {# dado fica} other {# dados ficam}} fora de tudo o que aqui se aprende, porque {count, plural, one {dá a impressão} other {dão a impressão}} de saber como as pessoas iam ser avaliadas, como quando só se guardou o último valor de cada uma: {things}.',
  leftOut:
    '{count, plural, one {# pessoa não é contada} other {# pessoas não são contadas}}: ninguém com a sua antiguidade foi seguido tanto tempo, e delas nada se diz.',
  aucByMonthFinding:
    'Quem saiu ao fim de um mês distingue-se com um AUC de {first}; ao fim de {months}, com {last}',
  aucByMonthMeaning:
    'De duas pessoas das quais uma saiu até ao fim do mês e a outra ficou, quantas vezes tinha a primeira a probabilidade mais alta; 0,5 é acaso',
  month: 'Meses em frente',
  directionsFinding:
    'De {people} pessoas com avaliação, {down} podem descer, {same} ficar igual e {up} subir',
  directionsMeaning:
    'Soma das probabilidades de cada coisa segundo o modelo escolhido; 95 de 100 contagens assim estão no intervalo',
  directions: { down: 'Mais baixa', same: 'Igual', up: 'Mais alta' },
  anew: {
    title: 'Ver de novo',
    text: 'Todos os meses se faz um relatório das saídas, a seis meses. Pode pedir-se outro do fim do mês passado; demora alguns minutos e fica em lugar do mais novo.',
    horizon: 'Meses em frente',
    every: 'Um olhar a todos',
    everyMonth: 'todos os meses',
    everyQuarter: 'de três em três meses',
    make: 'Fazer o relatório',
    isMade: 'O relatório está a ser feito',
  },
  outlook: 'Próxima ronda',
  outlookFinding: 'Espera-se que {share} das pessoas tenham a avaliação {label}',
  outlookMeaning:
    'Média das probabilidades de cada classe de avaliação para a próxima ronda, ao lado da sua parte na última',
  classNext: '{label}: próxima',
  classLast: '{label}: última ronda',
  rating: 'Avaliação',
  lastRound: 'Última ronda',
  mapOf: 'Linhas do mapa',
  mapDivisions: { department: 'Departamentos', line: 'Equipas por responsável', team: 'Equipas' },
  mapName: 'O que acrescenta e o que tira',
  mapFinding: '{unit} está mais abaixo: {share} face ao habitual',
  mapMeaning:
    'Primeiro o feito face ao habitual; depois o que cada tema acrescenta ou tira ali, face a todas as pessoas, segundo o modelo escolhido',
  mapNote:
    'Azul é mais, laranja é menos. É o que a acompanha, e não uma causa; os números face a objetivos dizem tanto do objetivo como do trabalho.',
  smallestGroup: 'Grupos de cinco pessoas ou mais',
  themes: {
    load: 'Carga',
    skills: 'Competências',
    tenure: 'Antiguidade',
    tools: 'Ferramentas',
    collaboration: 'Trabalho conjunto',
    absences: 'Ausências',
    manager: 'Responsável',
  },
  theme: 'Tema',
  themesFinding: 'O que mais se perde vai com {theme}: trava {share} das pessoas, {loss} em média',
  themesMeaning:
    'Parte das pessoas que o tema trava num centésimo do habitual ou mais, segundo o modelo escolhido',
  heldBack: 'Travadas',
  lossOfThose: 'Em, em média',
  strainFinding: '{unit} tem mais desgaste: {score} de 100',
  strains: {
    hours: 'Horas',
    outside: 'Fora do horário',
    answers: 'Respostas',
  },
  strainedMeaning:
    'Parte das pessoas com um desgaste de {from} ou mais, em décimos; não se diz onde é quase ninguém ou quase todos: diria como está cada pessoa',
  madeOf: 'De que se compõe a soma',
  madeOfText:
    'Cada sinal é zero em calma, 100 no máximo, e gradual entre os dois. A doença não está entre eles.',
  sign: '{part}: {sign}, em calma com {calm}, no máximo com {full}',
  overTimeFinding: 'De {first} a {last}, relatório após relatório',
  abouts: {
    team: 'Equipa',
    everybody: 'Todas as pessoas',
    department: 'Departamento',
    'legal entity': 'Entidade jurídica',
    country: 'País',
    line: 'Linha',
  },
  partsFinding: 'Partes da organização, o mais notável primeiro',
  byWhat: 'Por',
  showAll: 'Mostrar os {count, number}',
  ofWhom: 'De quem',
  mustNever: 'O que nunca se deve fazer com isto',
  made: 'De {day}, feito em {at}.',
  madeFrom: 'Feito a partir de “{name}”',
  allReports: 'Todos os relatórios',
  teams: {
    noneText: 'É feito de um ficheiro com uma linha por equipa e dia, quando os recursos humanos o pedem.',
    title: 'Fazer um relatório de um ficheiro',
    text: 'O ficheiro é uma tabela com uma linha por equipa e dia. Diga o que é cada coluna e o que pode travar, por temas. De uma equipa de menos de cinco pessoas nada é dito.',
    bring: 'Ponha primeiro um ficheiro entre os conjuntos de dados',
    dataSet: 'Conjunto de dados',
    columns: {
      measure: 'O que foi feito',
      against: 'O objetivo',
      time: 'Dia',
      unit: 'Equipa',
      headcount: 'Pessoas na equipa',
      family: 'Tipo de trabalho',
    },
    theme: 'Tema {number}',
    themeExample: 'como ferramentas',
    themeColumns: 'Colunas do tema {number}',
    addTheme: 'Mais um tema',
    make: 'Fazer o relatório',
    making: 'O relatório está a ser feito',
  },
  none: 'Ainda não há relatório',
  noneText:
    'Faz-se um por mês, onde há bastante de que aprender. As tarefas dizem o que falta. Se o seu passado veio com uma importação, veja se está fixado o dia antes do qual foi assim.',
  toPast: 'Ao que foi trazido depois',
  pasts: {
    'as recorded': 'De cada dia passado tomou-se o que estava registado no seu fim.',
    'as it happened':
      'Os dias passados são vistos como aconteceram, embora registados depois: o que foi corrigido ou contado tarde conta cedo demais.',
    both: 'Os dias antes de {day} são vistos como aconteceram, porque o seu passado foi trazido depois: o que foi corrigido ou contado tarde conta ali cedo demais. Desde esse dia, cada um é visto como foi registado no seu fim.',
  },
  toPipelines: 'Aos processos',
  fewPeople: 'Nada se diz de tão poucas pessoas',
  fewPeopleText: 'São menos de cinco as pessoas da sua linha de quem se pode falar em conjunto.',
  ownLevels: 'As suas pessoas face ao habitual',
  ownLevelsText:
    'A sua organização deixa que os responsáveis vejam isto, sem nenhuma ordem. Resultados sobre objetivos de três meses até {day}, ao lado do valor central da família de funções. Dizem tanto do objetivo como do trabalho: não julgue ninguém por eles.',
  showBands: 'Mostrar todos por faixa',
  partBands: 'Todos em {name} por faixa',
  partBandsText:
    'Por nome, sem ordem de risco: a maioria dos que estão numa faixa alta fica. A faixa é o lugar da pontuação mais recente entre todos os pontuados em conjunto; as razões e a sua segurança estão na página da pessoa. Não aparece ninguém sobre quem deva decidir às cegas nem quem não possa ser tratado para isso.',
  partBandsNone: 'Ninguém aqui tem uma pontuação que possa ver: ainda ninguém foi pontuado, ou não pode ser.',
  ownBands: 'As suas pessoas por faixa',
  ownBandsText:
    'A sua organização deixa que os responsáveis vejam isto. Sem ordem de risco: a maioria de quem está numa faixa alta fica. Fale do que ajudaria; não o use contra ninguém.',
  person: 'Pessoa',
  policy: 'O que se decide sobre os relatórios',
  policyText:
    'Os recursos humanos veem-nas na página da pessoa, e cada pessoa a sua. Os responsáveis não veem nenhuma das suas pessoas a não ser que o decida; então veem a faixa, e nem pontuação nem razões.',
  replacementCost: 'Quanto custa substituir alguém',
  replacementCostText:
    'Percentagem de um ano de salário base. Um quinto é o valor central que os estudos encontraram para a maioria dos cargos (Boushey e Glynn 2012).',
  loss: 'Custo das saídas ({currency})',
  lossHint: 'em média, a {share} de um ano de salário cada uma',
  lossMeaning:
    'A probabilidade de sair de cada uma de {people} pessoas em {months} meses vezes o que custa substituí-las ({share} de um ano de salário base), somada, com dois algarismos. O valor final depende de quem sai.',
  leadsSeeLevels: 'Os responsáveis veem quanto faz cada uma das suas pessoas',
  levelPolicyText:
    'Cada pessoa vê quanto faz face ao habitual no seu tipo de trabalho. Os responsáveis veem grupos de cinco pessoas ou mais, a não ser que decida outra coisa; então veem-no de cada uma das suas pessoas, por nome.',
  leadsSeeBands: 'Os responsáveis veem as faixas das suas pessoas',
  decided: 'Decidido por {name}, {at}: {reason}',
  reason: 'Motivo',
  decide: 'Decidir',
  forecastFinding:
    'Em {months} meses continuarão de {fewest} a {most} destas pessoas, se tudo continuar como até agora',
  forecastText:
    'Segundo o relatório de saídas a {day}: só saídas por decisão própria; quem for contratado ou sair de outro modo não está incluído.',
  thereNow: 'Pessoas agora',
  thereThen: 'Pessoas em {months} meses',
}
