import type { runCurves as english } from '../en/run-curves.ts'
import type { Translated } from '../messages.ts'

export const runCurves: Translated<typeof english> = {
  cuts: {
    model: 'este modelo',
    version: 'Versão',
    roc: 'Encontrados face a apontados por engano',
    precision: 'Acertos face a encontrados',
    gains: 'Encontrados face a revistos',
    rocFinding: 'Se um em cada dez dos outros é apontado por engano, encontram-se {found} dos casos',
    precisionFinding: 'Se se encontra metade dos casos, {right} dos apontados estão certos',
    rocX: 'dos outros apontados por engano',
    rocY: 'dos casos encontrados',
    rocText:
      'Cada ponto é um corte: a parte dos casos que encontra face à parte dos outros que aponta por engano (curva ROC). A linha tracejada é escolher ao acaso.',
    precisionX: 'dos casos encontrados',
    precisionY: 'dos apontados estão certos',
    precisionText:
      'Cada ponto é um corte: quantas vezes acerta face à parte dos casos que encontra (precisão e sensibilidade). A linha tracejada é escolher ao acaso.',
    gainsX: 'de todos revistos, pontuações altas primeiro',
    gainsY: 'dos casos encontrados',
    gainsText:
      'Descendo da pontuação mais alta: a parte dos casos que se encontra (curva de ganho). A linha tracejada é escolher ao acaso.',
    compared: 'O que um corte traria',
    sameRows:
      'Ambas foram avaliadas com linhas dos mesmos dados que não tinham visto, embora nem sempre das mesmas pessoas.',
    otherRows:
      'Cada uma foi avaliada com linhas dos seus próprios dados: as curvas não são das mesmas linhas. Avalie as duas com as mesmas linhas posteriores para as distinguir.',
  },
  learning: {
    rows: '{rows} linhas',
    learnedFrom: 'Linhas de que aprende',
    more: 'Mais linhas ajudariam',
    enough: 'Há linhas suficientes: mais das mesmas quase nada mudariam',
    unclear: 'Ainda não se pode dizer se mais linhas ajudariam',
    meaning:
      'O mesmo método, aprendido de um oitavo, um quarto, metade e todas as linhas, e avaliado sempre com as mesmas linhas posteriores. O que importa é o que trouxe a última duplicação.',
    doubling:
      'A última duplicação das linhas trouxe {value} (de {low} a {high}) em {metric}; acima de 0 é melhor.',
    drawing: 'Há dados suficientes?',
  },
  overTime: {
    title: 'Não só se, também quando',
    text: 'As linhas foram seguidas até {months} meses, até ao dia em que o emprego terminou.',
    months: 'meses depois do dia',
    haveLeft: 'saíram',
    groups: { highest: 'Décimo mais alto', middle: 'Quatro décimos do meio', lowest: 'Metade inferior' },
    group: 'Grupo por pontuação',
    said: 'Dito antes',
    came: 'Aconteceu',
    riskFinding: 'Do décimo mais alto saíram {highest}, da metade inferior {lowest}',
    riskMeaning:
      'As linhas são o que aconteceu, os círculos o que se tinha dito. Uma pessoa pode contar em várias linhas; as margens são sobre pessoas.',
    cause: 'Como terminou',
    causeFinding: '{cause}: {share} em {months} meses',
    causeMeaning:
      'Cada forma de sair tal como se acumula, a que vier primeiro (incidência acumulada). O que poucas pessoas viveram diz-se em conjunto.',
    alone: '{cause}, se nada mais pudesse',
    aloneText:
      'Se nada mais terminasse o emprego seriam {alone} em vez de {share} (um menos Kaplan–Meier). As pontuações são do que vem primeiro.',
    judged: 'Métodos segundo quando aconteceu, com as mesmas linhas posteriores',
    concordance: 'Quem sai antes pontua mais alto',
    aucLast: 'AUC no fim do prazo',
    integrated: 'Distância quadrática em todos os meses',
    skill: 'Melhor do que um número para todos',
    calibration: 'Quinto mais alto: dito / aconteceu',
  },
}
