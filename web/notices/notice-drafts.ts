import type { Purpose } from './notice-queries.ts'

/** What a text says of one purpose: what is worked out, from what, who sees it, and what it is never for. */
interface Draft {
  readonly what: string
  readonly from: string
  readonly seen: string
}

interface DraftsIn {
  readonly of: Readonly<Record<string, Draft>>
  readonly whole: (draft: Draft) => string
}

const english: DraftsIn = {
  whole: ({ what, from, seen }) => `${what}

What is used: ${from} Age, sex, origin, health, religion, views and union membership are never used; where they are known, they serve only to check that no group is treated worse.

Who sees it: ${seen} A score suggests; a person decides, and may decide otherwise.

Your rights: you can see all that is held about you, have it corrected or erased, contest a score, and object to this use, on “My page” in Cadre or by writing to [contact for data protection]. Objecting has no disadvantage for you. You may also complain to the data protection authority.

How long: as long as the rules under “My page”, “Privacy” say. [Name of the organisation] is responsible for it; the legal ground is [legal ground].`,
  of: {
    retention: {
      what: 'We work out how likely it is that people leave of their own accord, and what goes with it, so that we can keep people: better hours, pay or development.',
      from: 'records of position, pay, hours, absences as days, reviews, training and changes of these.',
      seen: 'HR managers, yourself, and leads only where we decided so; reports name groups of five people or more.',
    },
    development: {
      what: 'We work out how the next reviews may turn out and which training or skills may help, so that we can support people in time.',
      from: 'records of position, goals, feedback, reviews, skills and training.',
      seen: 'HR managers and yourself; reports name groups of five people or more.',
    },
    pay: {
      what: 'We compare pay between people who do like work, so that differences without a reason are found and mended.',
      from: 'records of position, grade, place, hours, length of service and pay.',
      seen: 'HR managers and those who decide on pay; reports name groups of five people or more.',
    },
    planning: {
      what: 'We count and forecast how many people we have and may need, how work gets done in teams, and what it costs.',
      from: 'records of position, department, place, hours, pay, joining and leaving, and figures of work.',
      seen: 'HR managers and executives, and leads for their own line; figures are of groups of five people or more.',
    },
    wellbeing: {
      what: 'We look for signs of strain, such as long hours, little rest or answers to surveys, so that work can be arranged better.',
      from: 'records of hours, leave and rest, and answers to surveys in groups. No private message is read and nobody is watched at work.',
      seen: 'Yourself; all others only groups of five people or more.',
    },
    hiring: {
      what: 'We use data of applications to fill positions and to check that our way of choosing is fair.',
      from: 'what you sent us, notes and marks of interviews, and the stages of your application.',
      seen: 'Recruiters, HR managers and those who interview you.',
    },
  },
}

const spanish: DraftsIn = {
  whole: ({ what, from, seen }) => `${what}

Qué se usa: ${from} La edad, el sexo, el origen, la salud, la religión, las opiniones y la afiliación sindical nunca se usan; donde se conocen, sirven solo para comprobar que ningún grupo recibe peor trato.

Quién lo ve: ${seen} Una puntuación sugiere; una persona decide, y puede decidir otra cosa.

Sus derechos: puede ver todo lo que se guarda sobre usted, pedir que se corrija o se borre, impugnar una puntuación y oponerse a este uso, en «Mi página» de Cadre o escribiendo a [contacto de protección de datos]. Oponerse no le perjudica. También puede reclamar ante la autoridad de protección de datos.

Cuánto tiempo: el que dicen las reglas en «Mi página», «Privacidad». [Nombre de la organización] es responsable; la base jurídica es [base jurídica].`,
  of: {
    retention: {
      what: 'Calculamos qué probabilidad hay de que las personas se marchen por decisión propia, y con qué va unido, para poder conservarlas: mejor horario, salario o desarrollo.',
      from: 'registros de puesto, salario, horas, días de ausencia, evaluaciones, formación y sus cambios.',
      seen: 'Recursos humanos, usted y, solo si así se decidió, quien dirige su equipo; los informes hablan de grupos de cinco personas o más.',
    },
    development: {
      what: 'Calculamos cómo pueden resultar las próximas evaluaciones y qué formación o competencias pueden ayudar, para apoyar a tiempo.',
      from: 'registros de puesto, objetivos, comentarios, evaluaciones, competencias y formación.',
      seen: 'Recursos humanos y usted; los informes hablan de grupos de cinco personas o más.',
    },
    pay: {
      what: 'Comparamos los salarios de quienes hacen un trabajo parecido, para encontrar y corregir diferencias sin motivo.',
      from: 'registros de puesto, grado, lugar, horas, antigüedad y salario.',
      seen: 'Recursos humanos y quienes deciden los salarios; los informes hablan de grupos de cinco personas o más.',
    },
    planning: {
      what: 'Contamos y prevemos cuántas personas somos y podemos necesitar, cómo se trabaja en los equipos y cuánto cuesta.',
      from: 'registros de puesto, departamento, lugar, horas, salario, altas y bajas, y cifras del trabajo.',
      seen: 'Recursos humanos y dirección, y quien dirige, de su propia línea; las cifras son de grupos de cinco personas o más.',
    },
    wellbeing: {
      what: 'Buscamos señales de sobrecarga, como muchas horas, poco descanso o respuestas a encuestas, para organizar mejor el trabajo.',
      from: 'registros de horas, vacaciones y descanso, y respuestas a encuestas por grupos. No se lee ningún mensaje privado ni se vigila a nadie en el trabajo.',
      seen: 'Usted; los demás, solo grupos de cinco personas o más.',
    },
    hiring: {
      what: 'Usamos los datos de las candidaturas para cubrir puestos y comprobar que elegimos de forma justa.',
      from: 'lo que usted envió, notas y valoraciones de entrevistas, y las fases de su candidatura.',
      seen: 'Selección, recursos humanos y quienes le entrevistan.',
    },
  },
}

const portuguese: DraftsIn = {
  whole: ({ what, from, seen }) => `${what}

O que se usa: ${from} A idade, o sexo, a origem, a saúde, a religião, as opiniões e a filiação sindical nunca são usados; onde são conhecidos, servem só para verificar que nenhum grupo é tratado pior.

Quem o vê: ${seen} Uma pontuação sugere; uma pessoa decide, e pode decidir de outro modo.

Os seus direitos: pode ver tudo o que se guarda sobre si, pedir que se corrija ou apague, contestar uma pontuação e opor-se a este uso, em «A minha página» do Cadre ou escrevendo para [contacto de proteção de dados]. Opor-se não o prejudica. Também pode queixar-se à autoridade de proteção de dados.

Quanto tempo: o que dizem as regras em «A minha página», «Privacidade». [Nome da organização] é responsável; o fundamento legal é [fundamento legal].`,
  of: {
    retention: {
      what: 'Calculamos qual a probabilidade de as pessoas saírem por vontade própria, e o que vai com isso, para as podermos manter: melhores horários, salário ou desenvolvimento.',
      from: 'registos de posição, salário, horas, dias de ausência, avaliações, formação e as suas mudanças.',
      seen: 'Recursos humanos, você e, só onde assim se decidiu, quem lidera a sua equipa; os relatórios falam de grupos de cinco pessoas ou mais.',
    },
    development: {
      what: 'Calculamos como podem correr as próximas avaliações e que formação ou competências podem ajudar, para apoiar a tempo.',
      from: 'registos de posição, objetivos, comentários, avaliações, competências e formação.',
      seen: 'Recursos humanos e você; os relatórios falam de grupos de cinco pessoas ou mais.',
    },
    pay: {
      what: 'Comparamos os salários de quem faz trabalho semelhante, para encontrar e corrigir diferenças sem razão.',
      from: 'registos de posição, grau, lugar, horas, antiguidade e salário.',
      seen: 'Recursos humanos e quem decide os salários; os relatórios falam de grupos de cinco pessoas ou mais.',
    },
    planning: {
      what: 'Contamos e prevemos quantas pessoas somos e podemos precisar, como se trabalha nas equipas e quanto custa.',
      from: 'registos de posição, departamento, lugar, horas, salário, entradas e saídas, e números do trabalho.',
      seen: 'Recursos humanos e direção, e quem lidera, da sua própria linha; os números são de grupos de cinco pessoas ou mais.',
    },
    wellbeing: {
      what: 'Procuramos sinais de sobrecarga, como muitas horas, pouco descanso ou respostas a inquéritos, para organizar melhor o trabalho.',
      from: 'registos de horas, férias e descanso, e respostas a inquéritos por grupos. Não se lê nenhuma mensagem privada nem se vigia ninguém no trabalho.',
      seen: 'Você; os outros, só grupos de cinco pessoas ou mais.',
    },
    hiring: {
      what: 'Usamos os dados das candidaturas para preencher posições e verificar que escolhemos de forma justa.',
      from: 'o que enviou, notas e classificações de entrevistas, e as fases da sua candidatura.',
      seen: 'Recrutamento, recursos humanos e quem o entrevista.',
    },
  },
}

const drafts: Readonly<Record<string, DraftsIn>> = { en: english, es: spanish, pt: portuguese }

/** A text to begin from; what stands in brackets is for the organisation to fill in. Empty in a language that has none. */
export function draftOf(language: string, purpose: Purpose): string {
  const written = drafts[language]
  const draft = written?.of[purpose]
  return written && draft ? written.whole(draft) : ''
}
