import type { Catalogue } from "#words/catalogue.ts";
import type { errorPages as en } from "#words/en/error-pages.ts";

export const errorPages: Catalogue<typeof en> = {
  notFoundTitle: "No encontramos esa página",
  notFound: "Puede que la dirección tenga un error o que la página haya cambiado de lugar.",
  defectTitle: "Algo falló de nuestro lado",
  defect: "No se perdió nada de lo que pidió. Inténtelo de nuevo en un minuto. Si vuelve a pasar, llame a su farmacia.",
  back: "Volver al inicio",
};
