/** Given names that are often met in the Netherlands: those of `facilitator/meetup/given_names.txt`. */
export const GIVEN_NAMES = new Set(
    (
        "Aad Aaliyah Aaron Abbie Abdel Abdikadir Abdirahman Abdul Abdullah Abel Abigail Adrian Adriana Agnieszka Ahmed Aiden Aimee Aimée Aisha Alan Alex Alexander " +
        "Alexandra Ali Alice Alicia Alison Allan Alyssa Amanda Amber Amelia Amin Amina Amir Amira Amy Amélie Andrea Andrew Andriy Angela Angelina Anil Anita Anja Anke " +
        "Ann Anna Annabel Anne Anneke Annelies Annemarie Annemijn Annette Anouk Anthony Anton Antony Anwar Arie Arjan Arjen Aron Arthur Ashleigh Ashley Astrid Aya " +
        "Ayaan Ayden Ayla Aylin Ayoub Ayse Aziz Azra Barbara Barry Bart Bastiaan Benjamin Bente Benthe Berat Berend Bernard Bert Beth Bethan Bethany Beverley Bianca " +
        "Bibi Bilal Billy Bjorn Boaz Bogdan Boris Bradley Bram Brandon Brenda Brent Brett Brian Britt Bruce Bruno Bryan Callum Cameron Carl Carla Carlijn Carly Carole " +
        "Caroline Carolyn Cas Casper Catharina Catherine Cato Cem Ceylin Chaima Chantal Charlene Charles Charlie Charlotte Cheryl Chloe Chloé Chloë Chris Christine " +
        "Christopher Claire Clare Claudia Clifford Clive Colin Collin Connor Conor Cornelia Cornelis Corrie Craig Daan Damian Damien Dana Dani Daniel Danielle Danique " +
        "Daniël Daniëlle Danny Daphne Darren Dave David Debbie Deborah Debra Declan Defne Demi Denis Denise Dennis Derek Derk Dewi Dex Diana Diane Diego Dina Dion Dirk " +
        "Dmytro Dominic Donald Donna Dorothy Douglas Driss Duncan Duuk Dylan Dylano Ecrin Edward Edwin Eileen Elaine Elanur Eleanor Elena Elias Elif Elin Eline Elisa " +
        "Elisabeth Elise Eliza Elizabeth Elize Ella Ellen Ellie Elliot Elliott Elly Els Emily Emine Emir Emma Emre Eric Erik Ernst Esila Esmee Esmée Esther Eva Evelien " +
        "Evert Evi Evie Evy Fabian Fabiënne Fatima Fatma Fay Faye Fedde Feline Felix Fem Femke Fenna Fenne Ferdi Fien Fiene Finn Fiona Fleur Floortje Florian Floris " +
        "Frances Francesca Frederick Frederik Frederique Freek Furkan Féline Gareth Garry Gary Gavin Gemma Geoffrey George Georgina Gerald Geraldine Gerard Gerda " +
        "Gerrit Giel Gijs Gillian Giovanni Glenn Gordon Graeme Graham Greet Gregory Guus Guusje Hafid Hailey Hajar Hakan Halima Hamza Hanna Hannah Hanneke Hans Harriet " +
        "Harry Hasan Hassan Hatice Hayley Heleen Helen Helena Hendrik Henk Henry Herman Hidde Hilary Hilde Hodan Hollie Howard Hugh Hugo Humphrey Hussein Huub Iain Ian " +
        "Ibrahim Ikram Ilse Imane Imke Imran Inaya Indy Ineke Inge Ingrid Irene Iris Isa Isabel Isabella Isabelle Ise Isis Ismail Ivan Ivana Ize Jaap Jacob Jacqueline " +
        "Jake Jakub Jamal James Jamie Jamila Jan Jane Janet Janice Janna Janne Janneke Jannie Jantje Jari Jasmijn Jasmine Jason Jasper Jay Jayda Jayden Jaylinn Jayne " +
        "Jayson Jeffrey Jelle Jelte Jemma Jenna Jennifer Jens Jente Jeremy Jeroen Jerrel Jesper Jesse Jessica Jill Jim Jinthe Jip Joan Joanna Joanne Jochem Jodie Joe " +
        "Joel Joep Joey Johan Johanna Johannes John Jolanda Jolie Jolijn Jonas Jonathan Joost Jordy Joris Jorn Jort Joseph Josephine Josh Joshua José Joyce Joël Joëlle " +
        "Juan Judith Jules Julia Julian Julie Juliette Julius Jurgen Jurre Justin Juul Kacper Kadir Kai Karen Karim Karin Karl Karlijn Katarzyna Kate Katherine " +
        "Kathleen Kathryn Katie Katy Kaylee Kayleigh Keano Kees Keith Kelly Kenneth Kerry Kevin Khadija Khalid Kian Kick Kieran Kim Kimberley Kirsty Klaas Koen " +
        "Krzysztof Kyan Kyano Kyara Kyle Kyra Kübra Lana Lara Lars Latifa Laura Lauren Laurens Lawrence Leah Leanne Leigh Leila Lena Lenn Leo Leon Leonard Lesley " +
        "Leslie Levi Lewis Lex Liam Lidia Lieke Lina Linda Linde Lindsey Linn Lisa Lisanne Lise Liv Livia Liz Liza Lize Lizz Lizzy Loek Loes Lois Lola Lorenzo Lorraine " +
        "Lotte Louis Louise Loïs Luc Luca Lucas Lucy Luka Lukas Luke Luna Luuk Lydia Lynda Lynne Maaike Maarten Maartje Madelief Mads Maja Malcolm Malika Mandy Manon " +
        "Mara Marc Marcel Marcus Mare Margaret Margriet Maria Marian Marianne Marie Marieke Marijke Marijn Marilyn Marinus Marion Marit Marjan Marjolein Marjon Marleen " +
        "Marlies Marloes Mart Martijn Martin Martine Martyn Mary Maryam Mateusz Mathew Mathijs Mats Matthew Matthias Matthijs Maud Maureen Maurice Maurits Maxim Maya " +
        "Megan Mehmet Meike Melanie Melissa Melle Merijn Merle Mert Merve Mette Mia Micha Michael Michelle Michiel Mick Mieke Mika Mike Mila Milo Milou Mirjam Mirte " +
        "Mirthe Mitchell Mohamed Mohammad Mohammed Molly Monica Moniek Monique Morris Mounir Muhammed Murat Mustafa Myrthe Nadia Nadine Nadira Naima Naomi Natalie " +
        "Natasha Natasja Nathan Naud Naïma Neil Nicholas Nick Nicola Nicole Niek Niels Nienke Nigel Nikki Nina Ninthe Nisa Noa Noah Noor Noortje Nora Norah Noud Nout " +
        "Noëlle Nuray Nynke Okan Oksana Olaf Olena Olga Oliver Olivia Olivier Omar Onur Orhan Orlando Oscar Osman Owen Paige Pamela Patricia Patrick Paul Paula Pauline " +
        "Pepijn Peter Petra Phileine Philip Phillip Pien Pieter Pim Piotr Pippa Pleun Priscilla Puck Puk Quinn Quinten Quinty Rachael Rachel Rachid Rachida Radha Raf " +
        "Rafael Rajae Ralph Rania Ravi Rayan Raymond Rebecca Redouan Reece Remco Renate Rens Renske Rhys Richard Rick Ricky Riley Rita Rivaldo Roan Robert Roel Roger " +
        "Roland Romy Ronald Rosa Rosalie Rosemary Rosie Roy Ruben Rukiye Russell Rutger Ruth Ruud Ryan Saar Sabrina Saida Salim Sally Salma Samantha Sami Samir Samira " +
        "Samuel Sander Sandra Sanjay Sanne Sara Sarah Saskia Scott Sean Sebastiaan Selam Selena Selim Selina Selma Sem Senn Senna Sep Sepp Serkan Seth Sevda Shane " +
        "Shaniqua Shannon Shanti Sharon Shaun Sheila Shirley Sian Siem Sienna Sietske Sil Silke Silvia Simon Sjoerd Sofia Sofie Sonja Sophia Sophie Soufiane Stacey " +
        "Stanley Stef Stefan Stella Sten Stephanie Stephen Steven Stewart Stijn Stuart Susan Suus Suzanne Suze Sven Sylvia Sylvie Tamara Tanja Tara Tarik Terence " +
        "Teresa Terry Tesfay Tess Tessa Teun Thea Theo Thijmen Thijn Thijs Thom Thomas Ties Tijmen Tijn Tijs Tim Timo Timothy Tina Tineke Tirza Tobias Toby Tolga Tom " +
        "Tomasz Tony Tracey Tracy Trevor Tristan Twan Tycho Tygo Tyler Ursula Vajèn Valentijn Valerie Vanessa Veerle Vera Victor Vigo Vince Vincent Volkan Walter Wayne " +
        "Wendy Wesley Wessel Willem Willemijn William Wilma Wim Winston Wojciech Wout Wouter Xavi Yara Yasin Yasmin Yasmina Yasmine Yassin Yavuz Yfke Yinthe Yonas " +
        "Youssef Yusuf Yvonne Zainab Zakaria Zara Zeynep Zoe Zoey Zoë Zuzanna Ömer Ümit "
    ).split(" "),
);
