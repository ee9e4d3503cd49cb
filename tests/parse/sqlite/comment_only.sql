-- nothing; here
/* nor; here */