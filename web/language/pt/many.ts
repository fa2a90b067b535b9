import type { many as english } from '../en/many.ts'
import type { Translated } from '../messages.ts'

export const many: Translated<typeof english> = {
  change: 'Mudar para todas…',
  take: 'Exportar (CSV)',
  notTaken: 'Não foi possível exportar a lista',
  title: 'Mudar para {count, plural, one {# pessoa} other {# pessoas}}',
  text: 'Uma só coisa para todas, a partir de um dia. Antes de mudar o que quer que seja, vê-se o que mudaria e para quem.',
  what: 'O que muda',
  newValue: 'O que vale desde então',
  look: 'Ver o que muda',
  wouldChange: '{count, plural, =0 {Nada mudaria} one {Mudaria # pessoa} other {Mudariam # pessoas}}',
  cannot: '{count, plural, one {# não se pode mudar} other {# não se podem mudar}}',
  areSame: '{count, plural, one {# fica como está} other {# ficam como estão}}',
  nothingYet: 'ainda nada é registado',
  linesOf: 'O que muda para quem',
  before: 'Até então',
  after: 'Desde então',
  until: '{value}, até {day}: o que foi registado para mais tarde fica',
  back: 'Voltar',
  make: '{count, plural, =0 {Nada a mudar} one {Mudar # pessoa} other {Mudar # pessoas}}',
  running: 'Quanto já foi',
  stop: 'Parar',
  stopped: 'Parou antes do fim',
  made: '{count, plural, =0 {Ninguém mudou} one {# pessoa mudou} other {# pessoas mudaram}}',
  undone:
    '{count, plural, =0 {Nada foi desfeito} one {Desfeito para # pessoa} other {Desfeito para # pessoas}}',
  leftOut:
    '{count, plural, one {Não se chegou a # pessoa: ali nada mudou.} other {Não se chegou a # pessoas: ali nada mudou.}}',
  refused:
    '{count, plural, one {# pessoa fica como antes, porque foi recusado:} other {# pessoas ficam como antes, porque foi recusado:}}',
  stays:
    '{count, plural, one {Para # pessoa a mudança fica, porque desfazê-la foi recusado:} other {Para # pessoas a mudança fica, porque desfazê-la foi recusado:}}',
  refusedLines: 'A quem foi recusado',
  undo: '{count, plural, one {Desfazer} other {Desfazer as #}}',
  not: {
    same: 'já é assim',
    noRecord: 'não tem cargo nesse dia',
    self: 'ninguém reporta a si',
    ring: 'está acima de quem seria gestor, que ficaria também acima',
  },
}
