/** The catalogue on the phone: its types, its rules and the checks of answers. */
export { checkAnswer, SEALED_LINE, validateAnswers, type Problem, type Severity } from './answers';
export { evaluate, receiver, type Advice } from './engine';
export type { Facts, Indeks } from './functions';
export { firstAnswerDeadline, isWorkingDay } from '../workdays';
export {
  applies,
  findLine,
  makesUsulan,
  questionsFor,
  type Answer,
  type Answers,
  type AnswerType,
  type Bidang,
  type Catalog,
  type EmergencyNumber,
  type Kind,
  type Line,
  type Location,
  type Option,
  type Question,
  type Subject,
  type Tile,
  type Urgensi,
} from './types';
