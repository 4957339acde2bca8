import type { AreaKey } from "#demo-data/demo-rows.ts";

/** Names as families of one background give them: one list per generation, most frequent in no order. */
export type Heritage = {
  /** Share of families, against the other heritages, by area. */
  readonly weights: Readonly<Record<AreaKey, number>>;
  readonly familyNames: readonly string[];
  /** First names of people now 50 and over. */
  readonly elder: Readonly<Record<"female" | "male", readonly string[]>>;
  readonly younger: Readonly<Record<"female" | "male", readonly string[]>>;
  /** Share of elders and of younger adults who asked for Spanish. */
  readonly spanish: { readonly elder: number; readonly younger: number };
};

type Lists = {
  readonly family: string;
  readonly elderWomen: string;
  readonly elderMen: string;
  readonly women: string;
  readonly men: string;
};

function heritage(
  south: number,
  north: number,
  hawaii: number,
  lists: Lists,
  spanish = { elder: 0, younger: 0 },
): Heritage {
  const split = (names: string): readonly string[] => names.split(" ");
  return {
    weights: { "southern-california": south, "northern-california": north, hawaii },
    familyNames: split(lists.family),
    elder: { female: split(lists.elderWomen), male: split(lists.elderMen) },
    younger: { female: split(lists.women), male: split(lists.men) },
    spanish,
  };
}

export const heritages: readonly Heritage[] = [
  heritage(30, 36, 18, {
    family:
      "Anderson Baker Bennett Carlson Collins Cooper Davis Fischer Foster Gallagher Hansen Harris Hughes Jensen Keller Larson Martin McCarthy Meyer Miller Murphy Nelson O'Brien Olson Parker Peterson Reed Rossi Russell Schmidt Sullivan Taylor Thompson Walsh Weber Wright",
    elderWomen:
      "Barbara Betty Carol Cynthia Deborah Diane Donna Dorothy Gail Helen Janet Joan Judith Karen Kathleen Linda Margaret Marilyn Nancy Patricia Ruth Sandra Sharon Susan",
    elderMen:
      "Alan Bruce Charles Dale David Dennis Donald Douglas Gary George Gerald Glenn Harold Kenneth Larry Lawrence Paul Raymond Richard Robert Roger Ronald Stephen Thomas",
    women:
      "Amanda Ashley Brittany Charlotte Emily Emma Hannah Heather Jessica Kate Lauren Megan Nicole Olivia Rachel Sarah Stephanie",
    men: "Andrew Benjamin Brian Christopher Ethan Jason Justin Kyle Liam Matthew Nathan Owen Ryan Sean Tyler Zachary",
  }),
  heritage(
    38,
    24,
    5,
    {
      family:
        "Aguilar Alvarez Castillo Castro Chavez Contreras Cruz Diaz Espinoza Fernandez Flores Garcia Gomez Gonzalez Gutierrez Hernandez Herrera Jimenez Lopez Martinez Medina Mendoza Morales Moreno Navarro Ortega Perez Ramirez Ramos Reyes Rivera Rodriguez Romero Salazar Sanchez Torres Vargas Vasquez",
      elderWomen:
        "Alicia Ana Beatriz Carmen Consuelo Cristina Dolores Esperanza Estela Gloria Graciela Guadalupe Irma Josefina Leticia Lourdes Margarita Maria Martha Ofelia Rosario Silvia Teresa Yolanda",
      elderMen:
        "Alberto Alfredo Antonio Arturo Carlos Eduardo Enrique Ernesto Fernando Francisco Guillermo Hector Javier Jesus Jorge Jose Juan Luis Manuel Mario Pedro Rafael Ramon Roberto",
      women:
        "Adriana Alejandra Andrea Camila Daniela Diana Gabriela Isabella Jasmine Jocelyn Karina Marisol Sofia Valentina Vanessa Ximena",
      men: "Adrian Alejandro Andres Angel Cesar Daniel Diego Gabriel Ivan Julian Leonardo Oscar Ricardo Santiago Sebastian Victor",
    },
    { elder: 0.55, younger: 0.25 },
  ),
  heritage(9, 9, 3, {
    family:
      "Banks Booker Brooks Coleman Dixon Freeman Gaines Grant Hayes Jackson Jefferson Johnson Lewis Mosley Robinson Simmons Walker Washington Williams Woods",
    elderWomen: "Bernice Brenda Carolyn Delores Ernestine Gwendolyn Jacqueline Loretta Mattie Phyllis Shirley Vivian",
    elderMen: "Alvin Calvin Clarence Curtis Earl Ernest Leon Melvin Otis Reginald Theodore Willie",
    women: "Aaliyah Alicia Brianna Candace Danielle Ebony Imani Jada Kiara Monique Simone Tiffany",
    men: "Andre Darius Elijah Isaiah Jalen Jamal Malik Marcus Terrence Tyrone Xavier Jordan",
  }),
  heritage(6, 12, 12, {
    family: "Chan Chang Chen Cheng Chu Fong Huang Lam Lau Lee Leung Liu Ng Wang Wong Wu Yang Yee Zhang",
    elderWomen: "Amy Grace Helen Irene Jenny Mei Pearl Rose Shirley Susan Winnie Yuk",
    elderMen: "Albert Edward Frank Henry Jack Kwok Peter Raymond Stanley Wai William Wing",
    women: "Angela Cindy Emily Fiona Grace Jessica Joyce Karen Michelle Tiffany Vivian Wendy",
    men: "Alan Andy Brandon Calvin Derek Eric Jason Jeffrey Kevin Nathan Vincent Wesley",
  }),
  heritage(5, 6, 2, {
    family: "Bui Dang Dinh Do Hoang Le Ly Ngo Nguyen Pham Phan Tran Truong Vo Vu",
    elderWomen: "Anh Bich Cuc Hoa Huong Lan Loan Mai Nga Thu Tuyet Xuan",
    elderMen: "Binh Chinh Dung Hai Hung Long Minh Phuc Quang Son Thanh Tuan",
    women: "Ashley Christine Jennifer Kim Linh My Tammy Thao Trang Vy",
    men: "Andrew Brandon Danny Hieu Johnny Khoa Kevin Nam Tommy Vinh",
  }),
  heritage(7, 8, 22, {
    family:
      "Agustin Aquino Bautista Cabrera Corpuz Domingo Fernando Garcia Ignacio Lagmay Manalo Pascual Quiambao Ramos Santos Tolentino Villanueva",
    elderWomen: "Aurora Corazon Erlinda Estrella Felicidad Imelda Leonora Luz Milagros Norma Remedios Teresita",
    elderMen: "Benigno Cesar Danilo Eduardo Felipe Florencio Leonardo Mariano Nestor Rodolfo Romeo Virgilio",
    women: "Abigail Angelica Bianca Camille Jasmine Kristine Maricel Nicole Rachelle Sheila",
    men: "Christian Gerald Jayson Joshua Marvin Michael Noel Patrick Rommel Vincent",
  }),
  heritage(4, 3, 5, {
    family: "Cho Choi Chung Han Jung Kang Kim Lee Park Shin Song Yoo Yoon",
    elderWomen: "Eun Hye Jung Kyung Mi Myung Soon Sook Young",
    elderMen: "Byung Chang Dong Hyun Jae Sang Sung Tae Yong",
    women: "Christine Esther Eunice Grace Hannah Jane Jiyeon Minji Sarah",
    men: "Brian Daniel David Eugene James Jin Joseph Minho Samuel",
  }),
  heritage(2, 3, 25, {
    family:
      "Fujimoto Higa Inouye Ishikawa Kaneshiro Matsumoto Miyamoto Murakami Nakamura Oshiro Sakamoto Shimabukuro Tanaka Watanabe Yamamoto Yoshida",
    elderWomen: "Amy Doris Elaine Ethel Fumiko Harriet Jane Kimiko Lillian Michiko Sachiko Yoshiko",
    elderMen: "Clarence Clyde George Hideo Isamu Kenji Masao Melvin Roy Stanley Takeshi Wallace",
    women: "Allison Cheryl Jill Kelli Lori Marissa Mika Naomi Tricia",
    men: "Blake Chad Craig Kenta Kyle Ross Scott Trevor Wade",
  }),
  heritage(5, 9, 2, {
    family:
      "Agarwal Bhatt Chowdhury Desai Dhillon Gill Gupta Iyer Kapoor Khan Kumar Mehta Nair Patel Reddy Shah Sharma Singh",
    elderWomen: "Asha Geeta Indira Kamala Lakshmi Meena Nirmala Padma Sarita Savitri Sunita Usha",
    elderMen: "Anil Ashok Balwinder Dinesh Harish Mohan Prakash Rajesh Ramesh Suresh Vijay Vinod",
    women: "Aditi Ananya Divya Kavya Neha Pooja Priyanka Riya Shreya Sneha",
    men: "Aditya Arjun Karan Nikhil Pranav Rahul Rohan Sanjay Siddharth Vikram",
  }),
  heritage(6, 3, 0, {
    family:
      "Ahmadi Avakian Azizi Davtyan Ghazarian Grigoryan Hakimi Hosseini Karimi Khachatryan Mirzaei Petrosyan Sarkissian Tehrani",
    elderWomen: "Anahit Azar Farideh Hasmik Karine Mahin Nasrin Parvin Seda Shahla Susanna Zohreh",
    elderMen: "Ahmad Aram Armen Bahram Garo Hamid Hossein Karen Levon Mansour Reza Vahe",
    women: "Ani Anahita Lilit Mariam Nazanin Neda Roxana Sara Talin Yasmin",
    men: "Arash Arman Babak Cyrus David Davit Kian Narek Omid Tigran",
  }),
  heritage(1, 2, 16, {
    family: "Akana Fonoti Kahananui Kaleo Kamaka Kealoha Keawe Keola Leilua Mahelona Makoa Nakoa Palakiko Tuiasosopo",
    elderWomen: "Edith Haunani Iolani Kapua Kuulei Leinaala Mapuana Momi Pualani Ululani",
    elderMen: "Abraham Alika David Herbert Kalani Kawika Kimo Moses Samuel Solomon",
    women: "Anela Kailani Kalea Kiana Leilani Mahina Malia Moana Nalani Noelani",
    men: "Ikaika Kai Kainoa Kaleo Keanu Keoni Koa Makana Micah Nainoa",
  }),
];
