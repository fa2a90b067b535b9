import type { Country } from './countries.ts'

interface NamePool {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
}

const words = (text: string): string[] => text.split(' ')

const spanish: NamePool = {
  female: words(
    'Alba Beatriz Carla Daniela Elena Fátima Inés Julia Karina Lucía Marta Nadia Olga Paula Rocío Sara Tania Úrsula Ximena Zoe',
  ),
  male: words(
    'Andrés Bruno César Diego Emilio Gabriel Iván Jorge Kevin Luis Mateo Nicolás Óscar Pedro Rubén Sergio Tomás Víctor Yago Martín',
  ),
  family: words(
    'Aguilar Benítez Campos Castillo Chávez Delgado Díaz Espinoza Fernández Flores García Gómez Guerrero Herrera Huamán Ibáñez Jiménez López Luna Mamani Martínez Medina Molina Morales Navarro Núñez Ortega Paredes Peña Quispe Ramos Reyes Rojas Romero Salazar Soto Torres Vargas Vega Zamora',
  ),
}
const english: NamePool = {
  female: words(
    'Abigail Alice Chloe Daisy Ella Freya Grace Hannah Imogen Jasmine Kate Lily Maya Nora Phoebe Rosie Sophie Tara Willow Zara',
  ),
  male: words(
    'Adam Ben Callum Daniel Edward Finn George Harry Isaac Jack Kieran Liam Max Nathan Oliver Patrick Ryan Sam Theo William',
  ),
  family: words(
    'Adams Baker Carter Dixon Evans Foster Green Hughes Irwin Jackson Knight Lewis Mason Nolan Owens Parker Quinn Reed Shaw Turner Underwood Vaughan Walker Young',
  ),
}
const portuguese: NamePool = {
  female: words(
    'Ana Bruna Camila Débora Eduarda Fernanda Giovana Helena Isabela Juliana Larissa Mariana Natália Patrícia Renata Sabrina Tatiane Vitória',
  ),
  male: words(
    'André Bernardo Caio Davi Eduardo Felipe Gustavo Henrique Igor João Leandro Marcelo Otávio Paulo Rafael Samuel Thiago Vinícius',
  ),
  family: words(
    'Almeida Barbosa Cardoso Duarte Esteves Farias Gomes Lacerda Macedo Nogueira Oliveira Pereira Queiroz Ribeiro Santos Teixeira Vieira Xavier',
  ),
}
const german: NamePool = {
  female: words(
    'Anke Birgit Clara Doris Emma Frieda Greta Heike Ida Jana Katrin Lena Mia Nele Petra Silke Tina Ute Wiebke',
  ),
  male: words(
    'Arne Bernd Clemens Dirk Emil Felix Gerd Hannes Jonas Karl Lukas Moritz Nils Otto Paul Ralf Sven Till Uwe',
  ),
  family: words(
    'Albers Becker Clausen Dietz Engel Fischer Graf Hoffmann Jansen Keller Lorenz Meier Neumann Otten Peters Richter Schulz Thiel Vogel Wagner Ziegler',
  ),
}

/** Common names by language, mixed at random; given names are the ones that tell a gender to most readers. */
export const namePools: Readonly<Record<Country['language'], NamePool>> = {
  es: spanish,
  en: english,
  pt: portuguese,
  de: german,
}
