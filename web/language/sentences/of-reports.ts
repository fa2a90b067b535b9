import type { Sentences } from './words-of-two.ts'

/** What reports say of how they were made, what may help, and what must never be done with them. */
export const ofReports: Sentences = {
  'This part has {people} people. Choose one of at most {most}, such as a department.': [
    'Esta parte tiene {people} personas. Elija una de {most} como mucho, por ejemplo un departamento.',
    'Esta parte tem {people} pessoas. Escolha uma de {most} no máximo, por exemplo um departamento.',
  ],
  'Something can be said of fewer than {number} people. Nothing is told of so few.': [
    'Se puede decir algo de menos de {number} personas. De tan pocas no se dice nada.',
    'Pode-se dizer algo de menos de {number} pessoas. De tão poucas nada se diz.',
  ],
  'Nobody who was employed on these days may be looked at for this purpose.': [
    'A nadie que estuviera empleado en esos días se le puede mirar para este fin.',
    'Ninguém que estivesse empregado nesses dias pode ser visto para este fim.',
  ],
  'A report is of the end of a month that has come; {asOf} is not. Say a day such as {day}.': [
    'Un informe es del final de un mes que ya ha llegado; {asOf} no lo es. Indique un día como {day}.',
    'Um relatório é do fim de um mês que já chegou; {asOf} não o é. Indique um dia como {day}.',
  ],
  'Leads and HR read units and what goes with less being done there, talk with those who do the work, and change one thing at a time.':
    [
      'Responsables y recursos humanos leen unidades y lo que va con que se haga menos allí, hablan con quienes hacen el trabajo y cambian una cosa cada vez.',
      'Responsáveis e recursos humanos leem unidades e o que acompanha fazer-se menos ali, falam com quem faz o trabalho e mudam uma coisa de cada vez.',
    ],
  'Judge a person by it: figures over targets say as much of the target as of the work.': [
    'Juzgar a una persona por ello: las cifras frente a objetivos dicen tanto del objetivo como del trabajo.',
    'Avaliar uma pessoa por isto: os números face a objetivos dizem tanto do objetivo como do trabalho.',
  ],
  'Read what goes with less being done as its cause: moving it may move nothing.': [
    'Leer lo que va con que se haga menos como su causa: moverlo puede no mover nada.',
    'Ler o que acompanha fazer-se menos como a sua causa: movê-lo pode não mover nada.',
  ],
  'Tell figures of a unit of fewer than five people.': [
    'Decir cifras de una unidad de menos de cinco personas.',
    'Dizer números de uma unidade de menos de cinco pessoas.',
  ],
  'Whoever leads a group talks with it about load; what anybody says of themselves is theirs to tell.': [
    'Quien dirige un grupo habla con él de la carga; lo que cada persona diga de sí es suyo contarlo.',
    'Quem dirige um grupo fala com ele da carga; o que cada pessoa disser de si cabe-lhe a ela contar.',
  ],
  'Tell it of a group of fewer than five people, or of a person to anybody else.': [
    'Decirlo de un grupo de menos de cinco personas, o de una persona a cualquier otra.',
    'Dizê-lo de um grupo de menos de cinco pessoas, ou de uma pessoa a qualquer outra.',
  ],
  'Use it in another model, in pay, in reviews, or in leaving.': [
    'Usarlo en otro modelo, en salarios, en evaluaciones o en salidas.',
    'Usá-lo noutro modelo, em salários, em avaliações ou em saídas.',
  ],
  'Read it as a diagnosis: it says nothing of anybody’s health.': [
    'Leerlo como un diagnóstico: no dice nada de la salud de nadie.',
    'Lê-lo como um diagnóstico: nada diz da saúde de ninguém.',
  ],
  'stay interview': ['entrevista para quedarse', 'entrevista para ficar'],
  'asks what the figures cannot know; its effect on leaving is little studied': [
    'pregunta lo que las cifras no pueden saber; su efecto en las salidas está poco estudiado',
    'pergunta o que os números não podem saber; o seu efeito nas saídas está pouco estudado',
  ],
  'pay review': ['revisión salarial', 'revisão salarial'],
  'pay below the market goes with leaving in most studies; a raise is hard to take back': [
    'un salario por debajo del mercado va con salidas en la mayoría de estudios; una subida es difícil de retirar',
    'um salário abaixo do mercado acompanha saídas na maioria dos estudos; um aumento é difícil de retirar',
  ],
  'talk about the next step, or a move within': [
    'hablar del siguiente paso, o de un cambio interno',
    'falar do próximo passo, ou de uma mudança interna',
  ],
  'waiting for promotion goes with leaving; moves within are associated with staying': [
    'esperar un ascenso va con salidas; los cambios internos van con quedarse',
    'esperar por uma promoção acompanha saídas; as mudanças internas acompanham ficar',
  ],
  'support for the manager, or another manager': [
    'apoyo al responsable, u otro responsable',
    'apoio ao responsável, ou outro responsável',
  ],
  'answers on the manager go with leaving in most studies; whether a change helps depends on the case': [
    'las respuestas sobre el responsable van con salidas en la mayoría de estudios; que un cambio ayude depende del caso',
    'as respostas sobre o responsável acompanham saídas na maioria dos estudos; que uma mudança ajude depende do caso',
  ],
  'less overtime, and leave that is taken': [
    'menos horas extra, y vacaciones que se toman',
    'menos horas extra, e férias que se gozam',
  ],
  'lasting overtime goes with leaving and with illness': [
    'las horas extra duraderas van con salidas y con enfermedad',
    'as horas extra duradouras acompanham saídas e doença',
  ],
  'days away from the office': ['días fuera de la oficina', 'dias fora do escritório'],
  'a trial of hybrid work cut leaving by a third (Bloom, Han and Liang 2024), in one company': [
    'un ensayo de trabajo híbrido redujo las salidas un tercio (Bloom, Han y Liang 2024), en una empresa',
    'um ensaio de trabalho híbrido reduziu as saídas num terço (Bloom, Han e Liang 2024), numa empresa',
  ],
  training: ['formación', 'formação'],
  'training goes with staying; who is sent to it differs from who is not': [
    'la formación va con quedarse; a quién se envía difiere de a quién no',
    'a formação acompanha ficar; quem é enviado difere de quem não é',
  ],
  'at 35 hours a month a week of 40 hours is one of 48, the most that directive 2003/88/EC allows on average':
    [
      'con 35 horas al mes una semana de 40 horas es de 48, lo máximo que permite de media la directiva 2003/88/CE',
      'com 35 horas por mês uma semana de 40 horas é de 48, o máximo que permite em média a diretiva 2003/88/CE',
    ],
  'a quarter of activity outside working hours is more than a day a week; a choice, not a finding': [
    'un cuarto de la actividad fuera de horario es más de un día por semana; una elección, no un hallazgo',
    'um quarto da atividade fora de horas é mais de um dia por semana; uma escolha, não um achado',
  ],
  'four weeks of leave a year (directive 2003/88/EC), taken in parts; none in a year is none at all': [
    'cuatro semanas de vacaciones al año (directiva 2003/88/CE), tomadas por partes; ninguna en un año es ninguna',
    'quatro semanas de férias por ano (diretiva 2003/88/CE), gozadas por partes; nenhumas num ano são nenhumas',
  ],
  'from "agree" to "disagree" on load and private life': [
    'de «de acuerdo» a «en desacuerdo» sobre carga y vida privada',
    'de “concordo” a “discordo” sobre carga e vida privada',
  ],
  'from "agree" to "disagree" on engagement': [
    'de «de acuerdo» a «en desacuerdo» sobre compromiso',
    'de “concordo” a “discordo” sobre envolvimento',
  ],
  'ridge regression': ['regresión de cresta', 'regressão de crista'],
  'curve by tenure alone': ['curva solo por antigüedad', 'curva só por antiguidade'],
  'Kaplan–Meier by tenure alone': ['Kaplan–Meier solo por antigüedad', 'Kaplan–Meier só por antiguidade'],
  'Kaplan–Meier of everybody': ['Kaplan–Meier de todos', 'Kaplan–Meier de todos'],
  'proportional hazards': ['riesgos proporcionales', 'riscos proporcionais'],
  'plain classifier (logistic regression)': [
    'clasificador sencillo (regresión logística)',
    'classificador simples (regressão logística)',
  ],
  'boosted trees of the hazard': ['árboles potenciados del riesgo', 'árvores potenciadas do risco'],
  'same as last time': ['igual que la última vez', 'igual à última vez'],
  'what followed the same rating': [
    'lo que siguió a la misma valoración',
    'o que se seguiu à mesma avaliação',
  ],
  'as usual': ['como siempre', 'como sempre'],
  'as before': ['como antes', 'como antes'],
  '"{name}" is no file that was brought. Name one such as tables/lines.': [
    '"{name}" no es un archivo que se haya traído. Indique uno como tables/lines.',
    '"{name}" não é um ficheiro que tenha sido trazido. Indique um como tables/lines.',
  ],
}
