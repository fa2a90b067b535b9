import { phrases } from '../phrases.ts'

/** Words without accents, as `columnTokens` has them; verbs in the forms that people write. */
const english = {
  good: `good, great, excellent, nice, happy, glad, enjoy, enjoyed, love, like, proud, helpful, help, helps, supportive, support,
    fair, clear, trust, trusted, friendly, kind, flexible, interesting, motivated, motivating, rewarding, appreciate, appreciated,
    valued, recognised, recognized, thanks, thank, calm, balanced, growing, learn, learned, improved, improving, better, best,
    open, honest, respect, respected, comfortable, satisfied, pleasant, safe`,
  bad: `bad, poor, terrible, awful, tired, exhausted, exhausting, stress, stressed, stressful, overworked, overload, overloaded,
    burnout, unfair, unclear, underpaid, ignored, ignore, ignores, rude, toxic, slow, boring, frustrated, frustrating, angry,
    worse, worst, problem, problems, lack, lacking, missing, broken, chaos, chaotic, confusing, confused, pressure, late, leave,
    leaving, quit, hate, worried, afraid, fear, unhappy, disappointed, disappointing, unsafe, bullying, micromanaged, longer,
    overtime, few, less, nothing`,
  denial: `not, no, never, without, hardly, barely, isn, aren, wasn, don, doesn, didn, cannot, couldn, won, wouldn, nor`,
}
const spanish = {
  good: `bueno, buena, buenos, buenas, buen, bien, excelente, genial, feliz, contento, contenta, orgulloso, orgullosa, ayuda, ayudan,
    apoyo, apoya, apoyan, justo, justa, claro, clara, confianza, amable, amables, flexible, interesante, motivado, motivada,
    agradezco, gracias, valorado, valorada, tranquilo, tranquila, equilibrio, aprendo, aprender, mejor, mejora, mejorando, abierto,
    honesto, respeto, comodo, comoda, satisfecho, satisfecha, agradable, gusta, encanta`,
  bad: `malo, mala, malos, malas, mal, peor, pesimo, pesima, cansado, cansada, agotado, agotada, estres, estresado, estresada,
    demasiado, demasiada, demasiados, demasiadas, sobrecarga, injusto, injusta, ignora, ignoran, grosero, toxico, toxica, lento,
    lenta, aburrido, aburrida, frustrado, frustrada, enfadado, enfadada, problema, problemas, falta, faltan, roto, caos, confuso,
    confusa, presion, tarde, irme, renunciar, odio, preocupado, preocupada, miedo, triste, decepcionado, decepcionada, debajo,
    extra, nada`,
  denial: `no, nunca, jamas, sin, ni, tampoco, nadie`,
}
const portuguese = {
  good: `bom, boa, bons, boas, bem, otimo, otima, excelente, feliz, contente, orgulhoso, orgulhosa, ajuda, ajudam, apoio, apoia,
    justo, justa, claro, clara, confianca, gentil, flexivel, interessante, motivado, motivada, agradeco, obrigado, obrigada,
    valorizado, valorizada, calmo, calma, equilibrio, aprendo, aprender, melhor, melhorando, aberto, honesto, respeito,
    confortavel, satisfeito, satisfeita, agradavel, gosto, adoro`,
  bad: `ruim, ruins, mau, maus, pior, pessimo, pessima, cansado, cansada, exausto, exausta, estresse, estressado,
    estressada, sobrecarregado, sobrecarregada, sobrecarga, injusto, injusta, ignora, ignoram, grosseiro, toxico, toxica, lento,
    lenta, chato, chata, frustrado, frustrada, irritado, irritada, problema, problemas, falta, faltam, quebrado, caos, confuso,
    confusa, pressao, atraso, sair, demissao, odeio, preocupado, preocupada, medo, triste, decepcionado, decepcionada, abaixo,
    demais, nada`,
  denial: `nao, nunca, jamais, sem, nem, tampouco, ninguem`,
}

const together = (kind: 'good' | 'bad' | 'denial'): ReadonlySet<string> =>
  new Set([english, spanish, portuguese].flatMap((language) => phrases(language[kind])))

export const words = { good: together('good'), bad: together('bad'), denial: together('denial') } as const
