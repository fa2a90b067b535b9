import type { quality as english } from '../en/quality.ts'
import type { Translated } from '../messages.ts'

export const quality: Translated<typeof english> = {
  title: 'Calidad de datos',
  text: 'Cómo fueron sus hojas, una tras otra: filas, rechazos y lo que no fue como debía.',
  none: 'Aún no se comprobó ninguna hoja',
  noneText: 'Cuando se importen hojas, aquí se verá cómo fueron.',
  everybodyText:
    'Cómo eran las hojas de todos: solo recuentos, sin nombres de archivos ni valores de celdas.',
  notAsExpected: '{field}: no es como se esperaba',
  notAsBefore: '{field}: no es como en las hojas anteriores',
  wholeSheet: 'La hoja en conjunto',
  toImports: 'A las importaciones',
  seriesText: '{count, plural, one {# hoja} other {# hojas}} con estas columnas, la más reciente primero',
  asExpected: 'La más reciente es como se esperaba',
  asExpectedText: 'Nada se salió de lo esperado ni de las hojas anteriores.',
  when: 'Comprobada',
  rows: 'Filas',
  rejected: 'Rechazadas',
  filled: 'Celdas con dato',
  findings: 'Hallazgos',
  reason: 'Se aceptó porque',
  toNewest: 'Abrir la más reciente',
  outOfLine:
    '{count, plural, one {Algo de la más reciente no encaja} other {# cosas de la más reciente no encajan}}',
  file: 'Archivo',
  state: 'Estado',
  changed: 'Leídas distinto',
  someRejected: 'Se rechazaron {rejected} de {rows} filas',
  rejectedShare: 'Filas rechazadas',
  trend: 'Calidad de hoja en hoja',
  trendMeaning:
    'Parte de las filas que se rechazó, y de las celdas de las columnas de la hoja que tienen dato. La hoja más reciente se compara con todas las anteriores; lo que explica el azar se da por igual que antes.',
  trendSheets: '{name}: {count, plural, one {# hoja} other {# hojas}}',
  trends: {
    moreRejected: 'Las filas rechazadas subieron al {now}, desde el {before}',
    fewerRejected: 'Las filas rechazadas bajaron al {now}, desde el {before}',
    lessFilled: 'Las celdas con dato bajaron al {now}, desde el {before}',
    moreFilled: 'Las celdas con dato subieron al {now}, desde el {before}',
    asBefore: 'Como antes: se rechazó el {now} de las filas',
  },
}
