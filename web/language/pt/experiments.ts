import type { experiments as english } from '../en/experiments.ts'
import type { Translated } from '../messages.ts'

export const experiments: Translated<typeof english> = {
  beside: {
    none: 'Não se experimenta nenhuma versão ao lado',
    soon: 'A versão {number} é experimentada ao lado',
    soonText:
      'Em cada cálculo também é pontuada, e ninguém vê as suas pontuações. Na próxima noite comparam-se aqui as duas.',
    noneText:
      'Na página de uma versão escolha «Experimentar ao lado»: em cada passagem também pontua, e ninguém vê as suas pontuações. Na noite seguinte comparam-se aqui as duas.',
    shadow: 'Experimentada ao lado',
    shadowTitle: 'A versão {challenger} põe {share} das pessoas na mesma faixa que a versão {champion}',
    shadowNone: 'A versão {challenger} ainda não pontuou ninguém ao lado',
    shadowText: '{people} pessoas pontuadas pelas duas.',
    unseen: 'Ninguém vê o que diz a versão que se experimenta.',
    oneSeen: 'De cada uma mostra-se uma das duas.',
    interval: '{value} ({low} a {high})',
    onlyOne: 'Pontuadas por uma só: {champion} pela que responde, {challenger} pela que se experimenta.',
    noOutcomes:
      'Sabe-se o que aconteceu com {people} pessoas; a partir de 30 mostra-se que versão se desviou menos.',
    outcomes: 'O que aconteceu',
    outcomesText:
      'Face ao que aconteceu com {people} pessoas ({known} pontuações), contando juntas as linhas de uma pessoa:',
    figure: 'Número',
    difference: 'Diferença',
    beyondChance: 'para além do acaso',
    mayBeNone: 'pode não haver',
    days: 'Dia a dia',
    scoredOn: 'Pontuado para',
    people: 'Pessoas',
    agreement: 'Mesma faixa',
    order: 'Mesma ordem',
    height: 'Média mais alta em',
    declare: 'Declarar uma experiência',
    declareText:
      'De uma parte das pessoas, quem revê vê a pontuação da versão que se experimenta. Outra pessoa aprova.',
    declareMore:
      'O acaso diz de quem se mostra que pontuação; o que se decide fica com pessoas. O que se diz aqui não se pode mudar depois.',
    declareAct: 'Declarar',
    declaredDone: 'Declarada. Outra pessoa aprova ou recusa.',
    adverse:
      'As pontuações deste modelo podem pesar numa decisão contra uma pessoa. Em tal decisão o acaso nunca tem parte: não se pode declarar uma experiência; uma versão pode experimentar-se ao lado.',
    declared:
      'Versão {challenger} junto da versão {champion}: mostra-se para {share} das pessoas até {until} o mais tardar; menos de {least} não importa. Declarada por {name}.',
    states: {
      waiting: 'à espera de aprovação',
      refused: 'recusada',
      running: 'em curso',
      ended: 'terminada',
    },
    othersDecide: 'Outra pessoa aprova: não quem a declarou nem quem treinou a versão.',
    acts: { approve: 'Aprovar', refuse: 'Recusar', stop: 'Parar', withdraw: 'Retirar' },
    actTexts: {
      approve:
        'A partir da próxima passagem, quem revê vê a pontuação da versão que se experimenta para a sua parte das pessoas.',
      refuse: 'Nada muda. Quem a declarou lê porquê.',
      stop: 'De imediato mostram-se a todos as pontuações da versão que responde.',
      withdraw: 'Não começou; põe-se de lado e nada muda.',
    },
    goesOn: 'Continua: é vista todas as noites e termina por si. Não há nada a fazer.',
    notLooked:
      'Em curso desde que foi aprovada. As pessoas repartem-se com a próxima passagem; é vista todas as noites.',
    endings: {
      'challenger better': 'A versão que se experimentava é melhor',
      'champion better': 'A versão que responde é melhor',
      'no difference of interest': 'Nenhuma diferença que importe',
      'time over': 'O tempo acabou',
      'guard breached': 'Parada: um grupo de pessoas ficou pior',
      'arms unbalanced': 'Parada: não se repartiu como se declarou',
      'versions changed': 'Agora responde outra versão',
      stopped: 'Parada',
    },
    afterwards: {
      'challenger better':
        'Foi proposto que responda a partir de agora. Decide quem não a declarou nem treinou a versão.',
      'champion better': 'Continua a responder. Ponha a outra de lado.',
      'no difference of interest':
        'Continua a versão que responde. Escolha a que for mais simples de explicar.',
      'time over': 'Continua a versão que responde. Declare uma mais longa se a pergunta importar.',
      'guard breached':
        'Mostram-se a todos as pontuações da versão que responde. Descubra porquê antes de a experimentar outra vez.',
      'arms unbalanced':
        'Mostram-se a todos as pontuações da versão que responde. Peça a quem administra que procure a causa.',
      'versions changed': 'O que se contou fica.',
      stopped: 'Mostram-se a todos as pontuações da versão que responde.',
    },
    arms: 'Braços',
    shown: 'Mostra-se',
    arm: { champion: 'responde', challenger: 'experimenta-se' },
    counted: 'Desfecho conhecido',
    measures: { closeness: 'Proximidade', 'right calls': 'Acertos' },
    measureTexts: {
      closeness: 'Proximidade: 1 menos o quadrado da distância entre pontuação e desfecho; 1 é o melhor.',
      'right calls': 'Acertos: parte das pessoas bem assinaladas, ou bem não assinaladas.',
    },
    balanced:
      'A {share} das pessoas calhou a versão que se experimenta; declarou-se {declared}, e o acaso explica-o.',
    unbalanced:
      'A {share} das pessoas calhou a versão que se experimenta; declarou-se {declared}, e o acaso não o explica.',
    balanceUnknown: 'Pessoas a menos para dizer se se repartem como se declarou.',
    pathTooEarly: 'A diferença mostra-se quando se conhecerem 30 desfechos em cada braço.',
    pathBetter: 'A versão que se experimenta é melhor em {difference}',
    pathWorse: 'A versão que se experimenta é pior: {difference}',
    pathOpen: 'A diferença, {difference}, por agora pode não ser nenhuma',
    pathText:
      'Versão que se experimenta menos versão que responde, após tantas pessoas. A faixa contém a diferença verdadeira com uma probabilidade de 95 %, por mais vezes que se olhe. Entre as linhas tracejadas ({least}) não importa.',
    pathPeople: '{people} pessoas com desfecho conhecido',
    pathAxis: 'diferença',
    countedPeople: 'pessoas',
    from: 'De',
    to: 'Até',
    guards: 'Salvaguardas por grupo',
    guardsText:
      'Grupos de cinco ou mais nos dois braços. Uma salvaguarda que se quebra termina a experiência de imediato.',
    noGuards: 'Nenhum grupo é ainda grande o bastante para se contar.',
    noDifference: 'nenhuma',
    guard: { quality: 'Qualidade', 'pointed out': 'Assinalados' },
    guardTexts: {
      quality:
        'Quanto melhores são as pontuações com a versão que se experimenta, por grupo. Quebra-se se forem piores para além do acaso e em {limit} ou mais.',
      'pointed out':
        'Quanto mais vezes a versão que se experimenta assinala pessoas de um grupo. Quebra-se se diferir para além do acaso e em {limit} ou mais.',
    },
    held: {
      quality: 'Nenhum grupo tem pontuações piores em {limit}, para além do acaso',
      'pointed out': 'Nenhum grupo é assinalado {limit} mais ou menos, para além do acaso',
    },
    breached: {
      quality: 'As pontuações pioraram para «{group}»',
      'pointed out': 'Mudou demasiado quanto se assinala «{group}»',
    },
    group: 'Grupo',
    earlier: 'Experiências anteriores',
    name: 'Experiência',
    state: 'Como terminou',
    why: 'Porquê',
    declaredAt: 'Declarada',
    fields: {
      title: 'O que se quer saber',
      measure: 'Medida',
      share: 'Parte das pessoas, em %',
      least: 'Menor diferença que importa',
      endsBy: 'Último dia',
      quality: 'Salvaguarda: a qualidade pode baixar',
      pointedOut: 'Salvaguarda: assinalar pode mudar',
    },
    fieldTexts: {
      share: 'Delas, quem revê vê a pontuação da versão que se experimenta.',
      least:
        'A proximidade precisa de uns 1000 desfechos conhecidos para distinguir 0,05 e de 6000 para 0,02; os acertos, quatro vezes mais.',
      quality: 'Para qualquer grupo de pessoas, para além do acaso.',
      pointedOut: 'Para qualquer grupo de pessoas, para além do acaso; 0,1 são dez em cem.',
    },
  },
}
