import type { start as english } from '../en/start.ts'
import type { Translated } from '../messages.ts'

export const start: Translated<typeof english> = {
  title: 'Incorporación',
  text: 'Los primeros meses de quien empieza: qué hay que hacer, quién y hasta cuándo.',
  begin: 'Nuevo plan',
  none: 'Nadie está empezando',
  noneText: 'Aquí constan los planes con tareas pendientes que le afectan.',
  somebody: 'Alguien que empieza',
  doneOf: '{done, number} de {all, number} hechas',
  showDone: '{count, plural, one {Ver # hecha} other {Ver # hechas}}',
  hideDone: 'Ocultar lo hecho',
  you: 'usted',
  due: 'hasta el {day}',
  late: 'con retraso: vencía el {day}',
  who: 'Quién empieza',
  template: 'Plantilla',
  firstDay: 'Primer día',
  buddy: 'Acompañante',
  make: 'Crear el plan',
  begun: '{count, plural, one {Plan creado con # tarea} other {Plan creado con # tareas}}',
}
