import type { Catalogue } from "#words/catalogue.ts";
import type { staffTrainingCall as en } from "#words/en/staff-training-call.ts";

export const staffTrainingCall: Catalogue<typeof en> = {
  title: "Llamada de práctica",
  lead: "Llame a la línea como lo haría un miembro. Es práctica: los números son inventados, no se pide nada y no se guarda nada.",
  mark: "Práctica. No se pide nada.",
  line: "¿A qué línea llama?",
  lines: { refill: "Línea de resurtido", mailorder: "Línea de pedidos por correo" },
  call: "Llamar",
  numbers: "Números para marcar",
  recordNumber: "Número de registro",
  ready: "Lista para resurtir",
  alsoReady: "También lista",
  noRefills: "Sin resurtidos",
  tooSoon: "Demasiado pronto",
  onOrder: "Ya pedida",
  refillPhone: "Teléfono de resurtido",
  identity: (birthDate: string, streetNumber: string, zip: string) =>
    `Para correo y pedidos abiertos: fecha de nacimiento ${birthDate}, número de calle ${streetNumber}, código postal ${zip}.`,
};
