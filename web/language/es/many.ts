import type { many as english } from '../en/many.ts'
import type { Translated } from '../messages.ts'

export const many: Translated<typeof english> = {
  change: 'Cambiar para todas…',
  take: 'Exportar (CSV)',
  notTaken: 'No se ha podido exportar la lista',
  title: 'Cambiar para {count, plural, one {# persona} other {# personas}}',
  text: 'Una sola cosa para todas, desde un día. Antes de que cambie nada se ve qué cambiaría y para quién.',
  what: 'Qué cambia',
  newValue: 'Qué vale desde entonces',
  look: 'Ver qué cambia',
  wouldChange:
    '{count, plural, =0 {No cambiaría nada} one {Cambiaría # persona} other {Cambiarían # personas}}',
  cannot: '{count, plural, one {# no se puede cambiar} other {# no se pueden cambiar}}',
  areSame: '{count, plural, one {# queda como está} other {# quedan como están}}',
  nothingYet: 'aún no se anota nada',
  linesOf: 'Qué cambia para quién',
  before: 'Hasta entonces',
  after: 'Desde entonces',
  until: '{value}, hasta {day}: lo anotado para más tarde queda',
  back: 'Atrás',
  make: '{count, plural, =0 {Nada que cambiar} one {Cambiar # persona} other {Cambiar # personas}}',
  running: 'Cuánto lleva',
  stop: 'Detener',
  stopped: 'Se detuvo antes del final',
  made: '{count, plural, =0 {No cambió nadie} one {Cambió # persona} other {Cambiaron # personas}}',
  undone:
    '{count, plural, =0 {No se deshizo nada} one {Deshecho para # persona} other {Deshecho para # personas}}',
  leftOut:
    '{count, plural, one {No se llegó a # persona: allí no cambió nada.} other {No se llegó a # personas: allí no cambió nada.}}',
  refused:
    '{count, plural, one {# persona queda como antes, porque se rechazó:} other {# personas quedan como antes, porque se rechazó:}}',
  stays:
    '{count, plural, one {Para # persona el cambio queda, porque se rechazó deshacerlo:} other {Para # personas el cambio queda, porque se rechazó deshacerlo:}}',
  refusedLines: 'A quién se rechazó',
  undo: '{count, plural, one {Deshacerlo} other {Deshacer los #}}',
  not: {
    same: 'ya es así',
    noRecord: 'no tiene puesto ese día',
    self: 'nadie responde ante sí',
    ring: 'está por encima de quien sería responsable, que estaría también por encima',
  },
}
